package dev.portwright.porting.correction.page;

import dev.portwright.account.Actor;
import dev.portwright.document.DocumentFiles;
import dev.portwright.history.LastChange;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.porting.owner.readiness.PaperFaults;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents that are to be given for an order in exception: those that it lacks, and those that will not do.
 *
 * @param others all but the letter of authorization
 * @param letter the letter; null when it need not be given
 * @param byHand whether the country wants a letter that is signed by hand
 * @param searched false as long as one that was given waits to be searched for malware
 * @param given whether the end customer has given others than the letter since it came back
 */
record Papers(List<Paper> others, @Nullable Paper letter, boolean byHand, boolean searched, boolean given) {
    /**
     * What is to be given for an order.
     *
     * @param changed the attributes that were changed since it came back, with their last changes
     * @param states of the documents that it names
     * @param faults for which letter and invoice were refused, as far as can be told, by what names them
     * @param catalog what its country asks for
     */
    static Papers of(
            PortingOrder order,
            Map<String, LastChange> changed,
            Map<UUID, DocumentFiles.State> states,
            Map<OrderAttribute, PaperFaults.Fault> faults,
            RequirementCatalog catalog) {
        List<Paper> others = new ArrayList<>();
        OrderAttributes.Documents documents = order.attributes().documents();
        lacking(documents.invoice(), states)
                .or(() -> refused(OrderAttribute.INVOICE, changed, faults))
                .map(why -> PlainWords.invoice(why, sha256(documents.invoice(), states)))
                .ifPresent(others::add);
        for (OrderAttributes.Requirement requirement : order.attributes().requirements()) {
            if (requirement.isDocument()) {
                ofRequirement(
                                requirement,
                                states,
                                order.kind().requirementType(catalog, requirement.requirementTypeId()))
                        .ifPresent(others::add);
            }
        }
        Paper letter = lacking(documents.loa(), states)
                .or(() -> refused(OrderAttribute.LOA, changed, faults))
                .or(() -> isOutdated(order, changed) ? Optional.of(Paper.Why.OUTDATED) : Optional.empty())
                .map(why -> PlainWords.letter(why, sha256(documents.loa(), states)))
                .orElse(null);
        boolean byHand = order.kind()
                .requirements(catalog)
                .map(RequirementRule::letterIsSignedByHand)
                .orElse(false);
        boolean searched = states.values().stream().noneMatch(DocumentFiles.State::isToBeSearched);
        boolean given = Stream.of(OrderAttribute.INVOICE.path(), Paper.REQUIREMENTS)
                .anyMatch(path -> {
                    LastChange last = changed.get(path);
                    return last != null && last.by().contains(Actor.Type.END_CUSTOMER);
                });
        return new Papers(List.copyOf(others), letter, byHand, searched, given);
    }

    /** Whether the order came back for a reason that papers of this kind answer. */
    static boolean wanted(PortingOrder order, PlainWords.Wanted papers) {
        return order.statusDetails().stream().map(PlainWords::of).anyMatch(reason -> reason.papers() == papers);
    }

    /** What was given since it came back is not judged once more. */
    private static Optional<Paper.Why> refused(
            OrderAttribute attribute, Map<String, LastChange> changed, Map<OrderAttribute, PaperFaults.Fault> faults) {
        return changed.containsKey(attribute.path())
                ? Optional.empty()
                : Optional.ofNullable(faults.get(attribute)).map(fault -> switch (fault) {
                    case TOO_OLD -> Paper.Why.TOO_OLD;
                    case LOCKED -> Paper.Why.LOCKED;
                });
    }

    private static Optional<Paper.Why> lacking(@Nullable UUID document, Map<UUID, DocumentFiles.State> states) {
        if (document == null) {
            return Optional.of(Paper.Why.MISSING);
        }
        DocumentFiles.State state = states.get(document);
        return state != null && state.isInfected() ? Optional.of(Paper.Why.INFECTED) : Optional.empty();
    }

    private static @Nullable String sha256(@Nullable UUID document, Map<UUID, DocumentFiles.State> states) {
        DocumentFiles.State state = document == null ? null : states.get(document);
        return state == null ? null : state.sha256();
    }

    private static Optional<Paper> ofRequirement(
            OrderAttributes.Requirement requirement,
            Map<UUID, DocumentFiles.State> states,
            Optional<RequirementType> type) {
        UUID given = requirement.document().orElse(null);
        Optional<Paper.Why> why = requirement.status() == RequirementStatus.EXCEPTION
                ? Optional.of(Paper.Why.REFUSED)
                : lacking(given, states);
        String id = requirement.requirementTypeId();
        return why.map(reason -> new Paper(
                Paper.REQUIREMENTS + "." + id,
                type.map(RequirementType::name).orElse("Document"),
                type.map(RequirementType::description).orElse(""),
                reason,
                id,
                sha256(given, states)));
    }

    /**
     * Whether something on the letter was corrected after the letter was given: of letters that were given since the order
     * came back, and of whichever when somebody else has to sign.
     */
    private static boolean isOutdated(PortingOrder order, Map<String, LastChange> changed) {
        LastChange given = changed.get(OrderAttribute.LOA.path());
        if (given == null && !wanted(order, PlainWords.Wanted.NEW_LETTER)) {
            return false;
        }
        long version = given == null ? 0 : given.version();
        return PlainWords.onTheLetter().anyMatch(path -> {
            LastChange corrected = changed.get(path);
            return corrected != null && corrected.version() > version;
        });
    }
}
