package dev.portwright.porting.owner.readiness;

import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What losing carriers refuse a letter or an invoice for by a reason that has no code of its own, as far as the text shows it.
 * The same as readiness calls risky.
 */
@ApplicationScoped
public class PaperFaults {
    private final PaperRisks papers;

    PaperFaults(PaperRisks papers) {
        this.papers = papers;
    }

    /** Why it will not do. */
    public enum Fault {
        /** It is older than its country allows. */
        TOO_OLD,
        /** It opens with a password only. */
        LOCKED
    }

    /** Those of the letter and of the invoice, by what names them. Nothing is said of a paper whose text is not known. */
    public Map<OrderAttribute, Fault> of(Tx tx, PortingOrder order) {
        Map<OrderAttribute, Fault> faults = new EnumMap<>(OrderAttribute.class);
        for (ReadPaper paper : papers.of(tx, order)) {
            fault(order, paper).ifPresent(fault -> faults.put(paper.attribute(), fault));
        }
        return faults;
    }

    private Optional<Fault> fault(PortingOrder order, ReadPaper paper) {
        if (paper.isEncrypted()) {
            return Optional.of(Fault.LOCKED);
        }
        return paper.text()
                .flatMap(text -> papers.aged(order, paper.attribute(), text))
                .map(aged -> Fault.TOO_OLD);
    }
}
