package dev.portwright.porting.correction;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the page of a correction link. Nothing that anybody wrote is markup in it. */
final class CorrectionPage {
    private static final String HTML = "text/html";
    private static final String FILE = "correction/page.html";
    private static final int NUMBERS_SHOWN = 20;

    private static final Template PAGE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build()
            .parse(ProductFile.text(FILE), Variant.forContentType(HTML));

    private CorrectionPage() {}

    static String gone() {
        return PAGE.render(data(
                "This link does not work any more",
                "It was for a limited time, or it has been replaced. Ask whoever sent it to you for a new one."));
    }

    /** @param status of the order, which is not in exception */
    static String nothingToCorrect(PortingOrderStatus status) {
        boolean ends = status == PortingOrderStatus.CANCELLED || status == PortingOrderStatus.CANCEL_PENDING;
        return PAGE.render(data(
                "Nothing more to correct",
                ends
                        ? "The transfer of your numbers was called off. They stay with your current provider."
                        : "The transfer of your numbers is under way or done. You need not do anything.",
                "Whoever sent you this link can tell you more."));
    }

    /** What every page has, with nothing in the rest. */
    private static Map<String, Object> data(String title, String... lines) {
        Map<String, Object> data = new HashMap<>();
        data.put("title", title);
        data.put("lines", List.of(lines));
        for (String list : List.of("errors", "numbers", "reasons", "fields")) {
            data.put(list, List.of());
        }
        for (String text : List.of("notice", "action", "button")) {
            data.put(text, "");
        }
        data.put("more", 0);
        return data;
    }

    /**
     * The page with the form.
     *
     * @param action where the form is sent to
     * @param given answers that were refused, by the path of the attribute; empty at first
     * @param problems what is wrong with them
     */
    static String form(Corrections.Opened opened, String action, Map<String, String> given, List<Problem> problems) {
        CorrectionForm form = opened.form();
        Map<PlainWords.Field, String> errors = new HashMap<>();
        List<String> told = new ArrayList<>();
        for (Problem problem : problems) {
            Optional<PlainWords.Field> about = form.fieldOf(problem);
            about.ifPresent(field -> errors.merge(field, problem.detail(), (one, other) -> one + " " + other));
            told.add(about.map(field -> field.label() + ": ").orElse("") + problem.detail());
        }
        Map<String, Object> data = data(
                "Your numbers could not be moved yet",
                "You are moving phone numbers away from your current provider, which has sent the request back.");
        data.put("numbers", numbers(opened));
        data.put("more", Math.max(0, opened.order().order().phoneNumbersCount() - NUMBERS_SHOWN));
        data.put("reasons", form.reasons().stream().map(PlainWords.Reason::text).toList());
        data.put("action", form.asksForSomething() ? action : "");
        data.put("button", form.fields().isEmpty() ? "I have done my part" : "Send");
        data.put("errors", told);
        data.put(
                "fields",
                form.fields().stream()
                        .map(field -> field(form, field, given, errors))
                        .toList());
        if (problems.isEmpty() && form.isUnderWay()) {
            data.put(
                    "notice",
                    "Thank you. What was corrected has been saved, and whoever sent you this link has been told."
                            + " You can still change it here until the request goes out again.");
        }
        return PAGE.render(data);
    }

    private static List<String> numbers(Corrections.Opened opened) {
        return opened.order().numbers().stream()
                .limit(NUMBERS_SHOWN)
                .map(PortingPhoneNumber::phoneNumber)
                .toList();
    }

    private static Map<String, Object> field(
            CorrectionForm form,
            PlainWords.Field field,
            Map<String, String> given,
            Map<PlainWords.Field, String> errors) {
        String id = field.attribute().replace('.', '-');
        @Nullable String error = errors.get(field);
        String described =
                List.of(field.hint().isEmpty() ? "" : id + "-hint", error == null ? "" : id + "-error").stream()
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining(" "));
        return Map.of(
                "id", id,
                "name", field.attribute(),
                "label", field.label(),
                "hint", field.hint(),
                "autocomplete", field.autocomplete(),
                "described", described,
                "error", Objects.requireNonNullElse(error, ""),
                // What is shown to nobody is not sent back either.
                "value", field.of().secret() ? "" : given.getOrDefault(field.attribute(), form.shown(field)));
    }
}
