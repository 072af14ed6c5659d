package dev.portwright.porting.correction.page;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RemainingNumbersAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an end customer is asked for about an order in exception, and what the answers change. */
final class CorrectionForm {
    /** What the names of fields begin with that say what the page had shown. */
    static final String WAS = "was.";

    private final PortingOrder order;
    private final Set<String> changed;
    private final Papers papers;
    private final List<PlainWords.Reason> reasons;
    private final List<PlainWords.Field> fields;

    /** @param changed paths of the attributes that were changed since the order came back */
    CorrectionForm(PortingOrder order, Set<String> changed, Papers papers) {
        this.order = order;
        this.changed = changed;
        this.papers = papers;
        this.reasons = order.statusDetails().stream().map(PlainWords::of).toList();
        this.fields = PlainWords.fields(reasons).stream()
                .filter(field -> field.of() != OrderAttribute.NEW_BILLING_PHONE_NUMBER || keepsNumbers(order))
                .toList();
    }

    /** Whether numbers stay with the losing carrier: only then they need a billing number. */
    private static boolean keepsNumbers(PortingOrder order) {
        OrderAttributes.Misc misc = order.attributes().misc();
        return misc.remainingNumbersAction() == RemainingNumbersAction.KEEP;
    }

    /** The version of the order that it is about. */
    long version() {
        return order.version();
    }

    /** Why the order came back, and which papers are wanted, in sentences. */
    List<String> reasons() {
        return Stream.concat(
                        reasons.stream().map(PlainWords.Reason::text),
                        allPapers().map(Paper::reason))
                .toList();
    }

    List<PlainWords.Field> fields() {
        return fields;
    }

    /** All but the letter of authorization. */
    List<Paper> papers() {
        return papers.others();
    }

    /** The letter of authorization, when it is to be signed; otherwise null. */
    @Nullable
    Paper letter() {
        return papers.letter();
    }

    Stream<Paper> allPapers() {
        return Stream.concat(papers.others().stream(), Stream.ofNullable(papers.letter()));
    }

    /** False as long as a file that was given waits to be searched for malware. */
    boolean filesAreSearched() {
        return papers.searched();
    }

    /** The person who signs the letter; empty when the order names nobody, or a hand on paper is wanted. */
    String signer() {
        String named = order.attributes().admin().authPersonName();
        return papers.byHand() || named == null ? "" : named.strip();
    }

    /** Whether the turn of the letter has come: it says what was corrected, so everything else is answered before. */
    boolean letterIsNext() {
        return papers.letter() != null
                && papers.others().isEmpty()
                && unanswered(changed).isEmpty();
    }

    /** Whether there is anything that the end customer can do. */
    boolean asksForSomething() {
        return allPapers().findAny().isPresent() || reasons.stream().anyMatch(this::asks);
    }

    /** Whether there is anything to be filled in, chosen or signed. */
    boolean asksForAnswers() {
        return !fields.isEmpty() || allPapers().findAny().isPresent();
    }

    /** Whether nothing of it is left for the owner to do. */
    boolean isAllTheirs() {
        return reasons.stream().allMatch(reason -> asks(reason) || isAnsweredByPapers(reason));
    }

    /** The papers that answer a reason come before the letter, which may be signed for another one. */
    private boolean isAnsweredByPapers(PlainWords.Reason reason) {
        return reason.papers() == PlainWords.Wanted.LACKING && papers.given();
    }

    private boolean asks(PlainWords.Reason reason) {
        if (reason.papers() == PlainWords.Wanted.LACKING) {
            return allPapers().anyMatch(Paper::isLacking);
        }
        return reason.acts() == PlainWords.Acts.END_CUSTOMER
                && (reason.attributes().isEmpty() || !fieldsOf(reason).isEmpty());
    }

    private List<PlainWords.Field> fieldsOf(PlainWords.Reason reason) {
        return fields.stream()
                .filter(field -> reason.attributes().contains(field.attribute()))
                .toList();
    }

    /** Whether something was corrected or given since the order came back. */
    boolean isUnderWay() {
        return fields.stream().anyMatch(field -> changed.contains(field.attribute()))
                || Stream.of(OrderAttribute.LOA.path(), OrderAttribute.INVOICE.path(), Paper.REQUIREMENTS)
                        .anyMatch(path -> changed.contains(path)
                                && allPapers().noneMatch(paper -> paper.path().startsWith(path)));
    }

    /** What the order says there; nothing of what is shown to nobody but its owner. */
    String shown(PlainWords.Field field) {
        OrderAttribute attribute = field.of();
        Object value = attribute.secret() ? null : attribute.valueIn(order.attributes());
        return value == null ? "" : value.toString();
    }

    /**
     * What was answered there. Empty when it was sent back as the page had shown it: then it says nothing, whatever the owner
     * has made of it meanwhile.
     *
     * @param given as for {@link #changes}
     */
    Optional<String> answer(PlainWords.Field field, Map<String, String> given) {
        Optional<String> answer =
                Optional.ofNullable(given.get(field.attribute())).map(String::strip);
        Optional<String> was =
                Optional.ofNullable(given.get(WAS + field.attribute())).map(String::strip);
        return answer.equals(was) ? Optional.empty() : answer;
    }

    /** Whether a secret, which the page never shows, is one that was sent before. */
    private boolean isGivenAlready(PlainWords.Field field, String wanted) {
        OrderAttribute attribute = field.of();
        return attribute.secret()
                && changed.contains(field.attribute())
                && wanted.equals(attribute.valueIn(order.attributes()));
    }

    /**
     * What the answers change. A secret that is left empty stays as it is.
     *
     * @param given answers by the path of the attribute, and what the page had shown there, by the path behind {@link #WAS};
     *     those to what was not asked are passed over
     * @param files by the path of the paper; the same
     * @throws dev.portwright.platform.problem.ApiException 422 with each reason of which nothing is corrected, and each file
     *     that will not do
     */
    Changes changes(Map<String, String> given, Map<String, SentForm.File> files) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<String> labels = new ArrayList<>();
        Set<String> corrected = new HashSet<>(changed);
        for (PlainWords.Field field : fields) {
            String before = shown(field).strip();
            String wanted = answer(field, given).orElse(before);
            if (!wanted.equals(before) && !isGivenAlready(field, wanted)) {
                Changes.put(body, field.attribute(), wanted.isEmpty() ? null : wanted);
                labels.add(field.label());
                corrected.add(field.attribute());
            }
        }
        Problems problems = new Problems();
        problems.addAll(unanswered(corrected));
        Map<Paper, SentForm.File> taken = new LinkedHashMap<>();
        allPapers().forEach(paper -> {
            SentForm.File file = files.get(paper.path());
            Optional<Problem> fault = fault(paper, file);
            fault.ifPresent(problems::add);
            if (fault.isEmpty() && file != null) {
                taken.put(paper, file);
                labels.add(paper.label());
            }
        });
        Paper letter = papers.letter();
        if (letter != null && labels.isEmpty() && problems.all().isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    letter.pointer(),
                    "Please sign the letter here, or choose the file of one that is signed on paper."));
        }
        problems.throwIfAny();
        return new Changes(body, labels, taken);
    }

    /** The letter may be signed afterwards. */
    private Optional<Problem> fault(Paper paper, SentForm.@Nullable File file) {
        if (file == null) {
            return paper.equals(papers.letter())
                    ? Optional.empty()
                    : Optional.of(
                            ProblemCode.MISSING_PARAMETER.at(paper.pointer(), "Please choose the file of this paper."));
        }
        if (file.taken() == null) {
            return Optional.of(ProblemCode.UNPROCESSABLE.at(paper.pointer(), file.refusal()));
        }
        return file.taken().sha256().equals(paper.refused())
                ? Optional.of(ProblemCode.UNPROCESSABLE.at(
                        paper.pointer(), "This is the file that was sent before. Please choose another one."))
                : Optional.empty();
    }

    /** The reasons of which no attribute is corrected. */
    private List<Problem> unanswered(Collection<String> corrected) {
        List<Problem> unanswered = new ArrayList<>();
        for (PlainWords.Reason reason : reasons) {
            List<PlainWords.Field> asked = fieldsOf(reason);
            if (!asked.isEmpty() && asked.stream().noneMatch(field -> corrected.contains(field.attribute()))) {
                unanswered.add(ProblemCode.UNPROCESSABLE.at(
                        asked.getFirst().of().pointer(), "What was given before was not accepted. Please correct it."));
            }
        }
        return unanswered;
    }

    /** The field that a problem is about; empty when it is about something else. */
    Optional<PlainWords.Field> fieldOf(Problem problem) {
        return fields.stream()
                .filter(field -> field.of().pointer().equals(problem.pointer()))
                .findFirst();
    }
}
