package dev.portwright.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Build step: writes each guide as a page that the server hands out beside its reference, and a page that lists them. */
final class GuidePages {
    /** The guides for those who use and run the product, in the order in which they are listed. */
    static final List<String> GUIDES = List.of(
            "life-of-an-order",
            "groups",
            "requirements",
            "before-confirming",
            "blocks",
            "documents",
            "sharing",
            "corrections",
            "sandbox",
            "testkit",
            "foc-windows",
            "foc-calendar",
            "supplements",
            "comments",
            "loa",
            "reports",
            "events",
            "webhooks",
            "notifications",
            "inventory",
            "bundles",
            "accounts",
            "resources",
            "carriers",
            "compatibility",
            "coverage",
            "desk",
            "operating",
            "performance",
            "INVARIANTS",
            "glossary");

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** What the guides hold of HTML is shown, not carried out. */
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();

    private static final String MARKDOWN = ".md";

    private GuidePages() {}

    /** Arguments: the folder of the guides, the folder to write to. */
    public static void main(String[] args) throws IOException {
        Path docs = Path.of(args[0]);
        Path target = Files.createDirectories(Path.of(args[1]));
        Map<String, String> titles = new LinkedHashMap<>();
        for (String guide : GUIDES) {
            Node document = PARSER.parse(Files.readString(docs.resolve(guide + MARKDOWN)));
            document.accept(new Links());
            String title = title(document);
            titles.put(guide, title);
            write(target, guide, title, HTML.render(document));
        }
        StringBuilder list = new StringBuilder("<h1>Guides</h1>\n<ul>\n");
        titles.forEach((guide, title) -> list.append("<li><a href=\"")
                .append(guide)
                .append(".html\">")
                .append(escaped(title))
                .append("</a></li>\n"));
        write(target, "index", "Guides", list.append("</ul>\n").toString());
    }

    private static void write(Path target, String name, String title, String content) throws IOException {
        Files.writeString(
                target.resolve(name + ".html"), """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s - Portwright</title>
                  <link rel="icon" href="data:,">
                  <link rel="stylesheet" href="../docs.css">
                </head>
                <body>
                  <header>
                    <p class="name">Portwright</p>
                    <nav>
                      <a href="../">Reference</a>
                      <a href="index.html">Guides</a>
                      <a href="../errors.html">Error codes</a>
                    </nav>
                  </header>
                  <main class="guide">
                %2$s
                  </main>
                </body>
                </html>
                """.formatted(escaped(title), content), StandardCharsets.UTF_8);
    }

    private static String title(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return TextContentRenderer.builder().build().render(node);
            }
        }
        throw new IllegalStateException("a guide has no heading");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Leads from guide to guide as before; of what is not served beside them the name is left. */
    private static final class Links extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            String target = link.getDestination();
            int anchor = target.indexOf('#');
            String file = anchor < 0 ? target : target.substring(0, anchor);
            if (file.endsWith(MARKDOWN) && GUIDES.contains(file.substring(0, file.length() - MARKDOWN.length()))) {
                link.setDestination(file.substring(0, file.length() - MARKDOWN.length()) + ".html"
                        + (anchor < 0 ? "" : target.substring(anchor)));
            } else if (!file.isEmpty() && !target.contains("://")) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.insertBefore(new Text(""));
                link.unlink();
            } else {
                visitChildren(link);
            }
        }
    }
}
