package dev.portwright.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.testing.ServerTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@ServerTest
class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @Test
    void theRootAndTheBareNameLeadToTheReference() {
        for (String path : List.of("/", "/docs")) {
            Response response = given().redirects().follow(false).get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(302);
            assertThat(response.header("location")).isEqualTo("/docs/");
        }
    }

    @Test
    void everythingThePagesLoadComesFromThisServer() {
        for (String path : List.of(
                "/docs/", "/docs/errors.html", "/docs/guides/index.html", "/docs/guides/life-of-an-order.html")) {
            Response page = given().get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.header("content-security-policy")).startsWith("default-src 'self';");
            List<String> links = links(page.asString());
            assertThat(links).hasSizeGreaterThan(2);
            for (String link : links) {
                if (!link.startsWith("#") && !link.startsWith("data:")) {
                    assertThat(link).doesNotContain("//");
                    String absolute =
                            URI.create(path).resolve(link.split("#", 2)[0]).toString();
                    assertThat(given().get(absolute).statusCode()).as(absolute).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void everyLinkFromGuideToGuideLeadsSomewhere() {
        for (String guide : links(given().get("/docs/guides/index.html").asString())) {
            if (!guide.endsWith(".html") || guide.startsWith("..")) {
                continue;
            }
            String page = given().get("/docs/guides/" + guide).asString();
            assertThat(page).as(guide).contains("<main class=\"guide\">");
            for (String link : links(page)) {
                String[] parts = link.split("#", 2);
                if (link.contains("://") || link.startsWith("data:")) {
                    continue;
                }
                Response target = given().get(URI.create("/docs/guides/" + guide)
                        .resolve(parts[0].isEmpty() ? guide : parts[0])
                        .toString());
                assertThat(target.statusCode()).as(guide + " " + link).isEqualTo(200);
                if (parts.length == 2) {
                    assertThat(target.asString()).as(guide + " " + link).contains("id=\"" + parts[1] + "\"");
                }
            }
        }
    }

    private static List<String> links(String html) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(html);
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links;
    }

    @Test
    void everyErrorCodeIsExplained() throws IOException {
        String page = resource("/META-INF/resources/docs/errors.html");
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(page).as(code.name()).contains("<section id=\"" + code.code() + "\">");
        }
    }

    @Test
    void theDescriptionIsServedAsItStands() throws IOException {
        Response json = given().get("/openapi.json");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.header("content-type")).isEqualTo("application/json");
        assertThat(json.asByteArray()).isEqualTo(Contract.json());
        Response yaml = given().get("/openapi.yaml");
        assertThat(yaml.statusCode()).isEqualTo(200);
        assertThat(yaml.header("content-type")).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(yaml.asByteArray())
                .isEqualTo(resource("/META-INF/openapi.yaml").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUnchangedDescriptionIsNotSentAgain() {
        for (String path : List.of("/openapi.json", "/openapi.yaml")) {
            String tag = given().get(path).header("ETag");
            assertThat(tag).matches("\"[0-9a-f]{32}\"");
            Response again = given().header("If-None-Match", tag).get(path);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.asByteArray()).isEmpty();
            assertThat(given().header("If-None-Match", "\"other\"").get(path).statusCode())
                    .isEqualTo(200);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
