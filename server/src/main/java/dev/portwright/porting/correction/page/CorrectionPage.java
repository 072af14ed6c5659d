package dev.portwright.porting.correction.page;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.correction.CorrectionLink;
import dev.portwright.porting.loa.signing.Signing;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the page of a correction link. Nothing that anybody wrote is markup in it. */
final class CorrectionPage {
    private static final String HTML = "text/html";
    private static final String FILE = "correction/page.html";
    private static final int NUMBERS_SHOWN = 20;
    private static final String SEARCHED_LATER =
            "A file that you sent is still to be searched for malware. You need not wait for that.";

    private static final Template PAGE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build()
            .parse(ProductFile.text(FILE), Variant.forContentType(HTML));

    private CorrectionPage() {}

    static String gone() {
        return PAGE.render(
                data(
                        "This link does not work any more",
                        List.of(
                                "It was for a limited time, or it has been replaced. Ask whoever sent it to you for a new one.")));
    }

    static String of(Corrections.Opened opened, Shown shown) {
        return opened.isInException()
                ? new Filled(opened, shown).html()
                : nothingToCorrect(opened.status(), opened.form());
    }

    private static String nothingToCorrect(PortingOrderStatus status, CorrectionForm form) {
        boolean ends = status == PortingOrderStatus.CANCELLED || status == PortingOrderStatus.CANCEL_PENDING;
        List<String> lines = new ArrayList<>();
        lines.add(
                ends
                        ? "The transfer of your numbers was called off. They stay with your current provider."
                        : "The transfer of your numbers is under way or done. You need not do anything.");
        if (!form.filesAreSearched()) {
            lines.add(SEARCHED_LATER);
        }
        lines.add("Whoever sent you this link can tell you more.");
        return PAGE.render(data("Nothing more to correct", lines));
    }

    /** What every page has, with nothing in the rest. */
    private static Map<String, Object> data(String title, List<String> lines) {
        Map<String, Object> data = new HashMap<>();
        data.put("title", title);
        data.put("lines", lines);
        for (String list : List.of("errors", "notices", "numbers", "reasons", "fields", "papers", "letter")) {
            data.put(list, List.of());
        }
        for (String text : List.of("action", "button", "heading")) {
            data.put(text, "");
        }
        for (String not : List.of("form", "chooseAgain", "letterLater")) {
            data.put(not, false);
        }
        data.put("more", 0);
        return data;
    }

    /** The page of an order that is to be corrected. */
    private static final class Filled {
        private final Corrections.Opened opened;
        private final CorrectionForm form;
        private final Shown shown;

        /** What is wrong with each field, by its id. */
        private final Map<String, String> errors = new HashMap<>();

        /** What the fields are called, by their ids. */
        private final Map<String, String> labels = new LinkedHashMap<>();

        Filled(Corrections.Opened opened, Shown shown) {
            this.opened = opened;
            this.form = opened.form();
            this.shown = shown;
            form.fields().forEach(field -> labels.put(id(field.attribute()), field.label()));
            form.allPapers().forEach(paper -> labels.put(id(paper.path()), paper.label()));
            labels.put(id(LetterByLink.NAME), "Your name");
            labels.put(id(LetterByLink.CONSENT), "Consent");
        }

        private static String id(String path) {
            return path.replace('.', '-');
        }

        private static String id(Problem problem) {
            String pointer = Objects.requireNonNullElse(problem.pointer(), "");
            return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '-');
        }

        String html() {
            List<Map<String, Object>> told =
                    shown.problems().stream().map(this::told).toList();
            Map<String, Object> data = data(
                    "Your numbers could not be moved yet",
                    List.of(
                            "You are moving phone numbers away from your current provider, which has sent the request back."));
            data.put("errors", told);
            data.put("chooseAgain", shown.withFiles());
            data.put("notices", shown.problems().isEmpty() ? notices() : List.of());
            data.put("numbers", numbers());
            data.put("more", Math.max(0, opened.order().order().phoneNumbersCount() - NUMBERS_SHOWN));
            data.put("reasons", form.reasons());
            data.put("action", CorrectionLink.at(CorrectionLink.PAGE, shown.token()));
            boolean letter = form.letter() != null;
            data.put("form", hasForm());
            data.put("heading", form.letterIsNext() ? "Change what you gave" : "Please correct");
            data.put("button", form.fields().isEmpty() && form.papers().isEmpty() ? "I have done my part" : "Send");
            data.put("fields", form.fields().stream().map(this::field).toList());
            data.put("papers", form.papers().stream().map(this::paper).toList());
            data.put("letter", form.letterIsNext() ? List.of(letter()) : List.of());
            data.put("letterLater", letter && !form.letterIsNext());
            return PAGE.render(data);
        }

        /** Where only the letter is left, that is what is to be done. */
        private boolean hasForm() {
            return !form.fields().isEmpty()
                    || !form.papers().isEmpty()
                    || (form.letter() == null && form.asksForSomething());
        }

        private Map<String, Object> told(Problem problem) {
            String id = id(problem);
            boolean placed = labels.containsKey(id);
            if (placed) {
                errors.merge(id, problem.detail(), (one, other) -> one + " " + other);
            }
            return Map.of("id", placed ? id : "", "label", labels.getOrDefault(id, ""), "text", problem.detail());
        }

        private List<String> notices() {
            List<String> notices = new ArrayList<>();
            if (form.isUnderWay()) {
                notices.add(
                        form.letterIsNext()
                                ? "Thank you. What you sent has been saved. One thing is left: the letter has to be signed."
                                : "Thank you. What was corrected has been saved, and whoever sent you this link has been told."
                                        + " You can still change it here until the request goes out again.");
            }
            if (!form.filesAreSearched()) {
                notices.add(SEARCHED_LATER);
            }
            return notices;
        }

        private List<String> numbers() {
            return opened.order().numbers().stream()
                    .limit(NUMBERS_SHOWN)
                    .map(PortingPhoneNumber::phoneNumber)
                    .toList();
        }

        private Map<String, Object> field(PlainWords.Field field) {
            Map<String, Object> data = input(field.attribute(), field.label(), field.hint());
            data.put("autocomplete", field.autocomplete());
            // What was typed a moment ago is kept, a secret too; what the order has of those is shown to nobody.
            data.put("value", form.answer(field, shown.given()).orElse(form.shown(field)));
            data.put("wasName", CorrectionForm.WAS + field.attribute());
            data.put("was", form.shown(field));
            return data;
        }

        private Map<String, Object> paper(Paper paper) {
            return input(paper.path(), paper.label(), paper.hint());
        }

        private Map<String, Object> letter() {
            Paper letter = Objects.requireNonNull(form.letter());
            Map<String, Object> data = new HashMap<>();
            data.put("file", CorrectionLink.at(CorrectionLink.PAGE + "/letter", shown.token()));
            data.put("version", form.version());
            data.put("signer", form.signer());
            Map<String, Object> name = input(
                    LetterByLink.NAME,
                    "Your name",
                    "Only the person whom the letter names can sign it: " + form.signer() + ".");
            name.put("value", shown.given().getOrDefault(LetterByLink.NAME, ""));
            data.put("name", name);
            Map<String, Object> consent = input(LetterByLink.CONSENT, Signing.CONSENT, "");
            consent.put("checked", shown.given().containsKey(LetterByLink.CONSENT));
            data.put("consent", consent);
            data.put("paper", paper(letter));
            data.put("open", form.signer().isEmpty() || errors.containsKey(id(letter.path())));
            return data;
        }

        private Map<String, Object> input(String path, String label, String hint) {
            String id = id(path);
            @Nullable String error = errors.get(id);
            String described = Stream.of(hint.isEmpty() ? "" : id + "-hint", error == null ? "" : id + "-error")
                    .filter(one -> !one.isEmpty())
                    .collect(Collectors.joining(" "));
            Map<String, Object> data = new HashMap<>();
            data.put("id", id);
            data.put("name", path);
            data.put("label", label);
            data.put("hint", hint);
            data.put("described", described);
            data.put("error", Objects.requireNonNullElse(error, ""));
            return data;
        }
    }
}
