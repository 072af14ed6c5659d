package dev.portwright.porting.correction.page;

import dev.portwright.document.DocumentFiles;
import dev.portwright.history.LastChange;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Makes the forms of orders, of what is known in a transaction. */
@ApplicationScoped
class Forms {
    private final DocumentFiles documents;
    private final RequirementCatalog catalog;

    Forms(DocumentFiles documents, RequirementCatalog catalog) {
        this.documents = documents;
        this.catalog = catalog;
    }

    /** @param changed the attributes that were changed since the order came back, with their last changes */
    CorrectionForm of(Tx tx, PortingOrder order, Map<String, LastChange> changed) {
        Papers papers = Papers.of(
                order,
                changed,
                documents.states(tx, order.accountId(), order.attributes().namedDocuments()),
                catalog);
        return new CorrectionForm(order, changed.keySet(), papers);
    }
}
