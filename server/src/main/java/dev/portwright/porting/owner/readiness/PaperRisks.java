package dev.portwright.porting.owner.readiness;

import dev.portwright.document.DocumentReading;
import dev.portwright.document.DocumentReadings;
import dev.portwright.document.reading.Findings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.owner.readiness.Risks.Risk;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What losing carriers reject letters and invoices for, as far as their text shows it. It was read before: see {@link
 * DocumentReadings}. Of a document whose text is not known nothing is said, and nothing that another part of it may disprove.
 */
@ApplicationScoped
class PaperRisks {
    /** How many numbers are told at most. */
    private static final int MOST_NUMBERS = 20;

    /** The exception of a carrier whose reason has no code of its own. */
    private static final String OTHER = "OTHER";

    private final DocumentReadings readings;
    private final RequirementCatalog catalog;
    private final Clock clock;

    PaperRisks(DocumentReadings readings, RequirementCatalog catalog, Clock clock) {
        this.readings = readings;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Letter and invoice of the order, as far as they are given. */
    List<ReadPaper> of(PortingOrder order) {
        OrderAttributes.Documents named = order.attributes().documents();
        return papers(named, readings.of(order.accountId(), named.ids()));
    }

    /** {@link #of} in a transaction. */
    List<ReadPaper> of(Tx tx, PortingOrder order) {
        OrderAttributes.Documents named = order.attributes().documents();
        return papers(named, readings.of(tx, order.accountId(), named.ids()));
    }

    private static List<ReadPaper> papers(OrderAttributes.Documents named, Map<UUID, DocumentReading> known) {
        List<ReadPaper> papers = new ArrayList<>();
        add(papers, OrderAttribute.LOA, named.loa(), known);
        add(papers, OrderAttribute.INVOICE, named.invoice(), known);
        return papers;
    }

    private static void add(
            List<ReadPaper> papers, OrderAttribute attribute, @Nullable UUID id, Map<UUID, DocumentReading> known) {
        if (id != null) {
            papers.add(new ReadPaper(attribute, id, known.get(id)));
        }
    }

    /** @param numbers those that the order ports, +E.164 */
    List<Risk> risks(PortingOrder order, Set<String> numbers, List<ReadPaper> papers) {
        List<Risk> risks = new ArrayList<>();
        for (ReadPaper paper : papers) {
            boolean letter = paper.attribute() == OrderAttribute.LOA;
            if (paper.isEncrypted()) {
                risks.add(new Risk(
                        OTHER,
                        paper.attribute(),
                        "The file opens with a password only, which the losing carrier does not have. Name a copy that opens"
                                + " without one."));
            }
            paper.text().ifPresent(text -> {
                if (letter) {
                    numbers(text, numbers).ifPresent(risks::add);
                }
                age(order, paper.attribute(), text).ifPresent(risks::add);
                names(order.attributes().admin(), paper.attribute(), text, risks);
            });
        }
        return risks;
    }

    private static Optional<Risk> numbers(Findings text, Set<String> numbers) {
        Set<String> missing = text.whole() ? text.missing(numbers) : Set.of();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        int more = missing.size() - MOST_NUMBERS;
        String told = missing.stream().limit(MOST_NUMBERS).collect(Collectors.joining(", "));
        return Optional.of(new Risk(
                "PHONE_NUMBER_MISMATCH",
                OrderAttribute.LOA,
                "The text of the letter does not name " + told + (more > 0 ? " and " + more + " more" : "")
                        + ". Have a letter signed that names all numbers of the order."));
    }

    /** The owner stands on both, and on the letter who may move the numbers. */
    private static void names(OrderAttributes.Admin admin, OrderAttribute paper, Findings text, List<Risk> risks) {
        boolean letter = paper == OrderAttribute.LOA;
        if (!text.whole() || !text.allWords()) {
            return;
        }
        String owner = admin.entityName();
        List<String> ofOwner = owner == null ? List.of() : text.missingWords(Names.ofOwner(owner));
        if (!ofOwner.isEmpty()) {
            risks.add(new Risk(
                    "ENTITY_NAME_MISMATCH",
                    paper,
                    "The text of the " + (letter ? "letter" : "invoice")
                            + " does not name the owner as entity_name of the order does: it lacks " + told(ofOwner)
                            + ". Have the name of the losing carrier's account in both."));
        }
        String person = admin.authPersonName();
        List<String> ofPerson = person == null || !letter ? List.of() : text.missingWords(Names.ofPerson(person));
        if (!ofPerson.isEmpty()) {
            risks.add(new Risk(
                    "AUTH_PERSON_MISMATCH",
                    paper,
                    "The text of the letter does not name the person that auth_person_name of the order does: it lacks "
                            + told(ofPerson) + ". Have the letter signed by this person, with the name in print."));
        }
    }

    private static String told(List<String> words) {
        return ClientText.quoted(String.join(", ", words));
    }

    /**
     * A paper that is older than its country allows.
     *
     * @param most how many days are allowed
     */
    record Aged(PaperDate dated, long days, int most) {}

    /** Empty when it is not, or its text does not tell. */
    Optional<Aged> aged(PortingOrder order, OrderAttribute attribute, Findings text) {
        boolean letter = attribute == OrderAttribute.LOA;
        Integer most = type(order, letter ? RequirementType::isLoa : RequirementType::isInvoice)
                .map(type -> type.criteria().maxAgeDays())
                .orElse(null);
        if (most == null) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return PaperDate.of(text, letter, order.kind().countryCode(), today)
                .map(dated -> new Aged(dated, ChronoUnit.DAYS.between(dated.date(), today), most))
                .filter(aged -> aged.days() > most);
    }

    private Optional<Risk> age(PortingOrder order, OrderAttribute attribute, Findings text) {
        boolean letter = attribute == OrderAttribute.LOA;
        return aged(order, attribute, text).map(aged -> {
            PaperDate dated = aged.dated();
            String said = letter
                    ? (dated.isLabelled()
                            ? "By its text the letter was signed on "
                            : "The newest date in the letter is ")
                    : (dated.isLabelled() ? "By its text the invoice is of " : "The newest date in the invoice is ");
            return new Risk(
                    OTHER,
                    attribute,
                    said + dated.date() + ", " + aged.days() + " days ago; " + aged.most() + " days are allowed. "
                            + (letter
                                    ? "Have a letter signed anew."
                                    : "Name the newest invoice of the losing carrier."));
        });
    }

    /** What the order's country asks for as its letter, or as its invoice. */
    private Optional<RequirementType> type(PortingOrder order, Predicate<RequirementType> wanted) {
        return order.kind().requirementTypes(catalog).stream().filter(wanted).findFirst();
    }
}
