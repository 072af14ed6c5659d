package dev.portwright.porting.correction.page;

import dev.portwright.document.DocumentFiles;
import dev.portwright.history.LastChange;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.owner.readiness.PaperFaults;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Makes the forms of orders, of what is known in a transaction. */
@ApplicationScoped
class Forms {
    private final DocumentFiles documents;
    private final PaperFaults faults;
    private final RequirementCatalog catalog;

    Forms(DocumentFiles documents, PaperFaults faults, RequirementCatalog catalog) {
        this.documents = documents;
        this.faults = faults;
        this.catalog = catalog;
    }

    /** @param changed the attributes that were changed since the order came back, with their last changes */
    CorrectionForm of(Tx tx, PortingOrder order, Map<String, LastChange> changed) {
        boolean byPapers = Papers.wanted(order, PlainWords.Wanted.LACKING);
        Papers papers = Papers.of(
                order,
                changed,
                documents.states(tx, order.accountId(), order.attributes().namedDocuments()),
                byPapers ? faults.of(tx, order) : Map.of(),
                catalog);
        return new CorrectionForm(order, changed.keySet(), papers);
    }
}
