package dev.portwright.document;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what uses which document. A document that is used stays; one that is not used any more stays for {@link
 * DocumentExpiry#UNLINKED}. Whoever links documents has asked before whether they exist, in the same transaction.
 */
@ApplicationScoped
public class DocumentLinks {
    private final Db db;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    public DocumentLinks(Db db, Jobs jobs, Ids ids, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes these the documents that are used there. Of ids that are no documents but registered references nothing is kept. */
    public void set(Tx tx, UUID accountId, DocumentUse use, Collection<UUID> documentIds) {
        add(tx, accountId, use, documentIds);
        expire(tx, LinkStore.removeAllBut(tx, accountId, use, documentIds));
    }

    /** Adds to the documents that are used there. */
    public void add(Tx tx, UUID accountId, DocumentUse use, Collection<UUID> documentIds) {
        if (!documentIds.isEmpty()) {
            List<UUID> wanted = documentIds.stream().distinct().toList();
            List<UUID> linkIds = wanted.stream().map(any -> ids.next()).toList();
            LinkStore.add(tx, accountId, use, linkIds, wanted, clock.instant());
        }
    }

    /** Orders are about to go, with all that belongs to them. */
    public void removeOfOrders(Tx tx, UUID accountId, Collection<UUID> orderIds) {
        expire(tx, LinkStore.removeOfOrders(tx, accountId, orderIds));
    }

    /** Whether a document is still used is looked at when its time has come. */
    private void expire(Tx tx, Collection<UUID> documentIds) {
        Instant due = clock.instant().plus(DocumentExpiry.UNLINKED);
        documentIds.stream()
                .distinct()
                .sorted()
                .forEach(document -> jobs.schedule(tx, DocumentExpiry.KIND, document, due));
    }

    Listed<DocumentLink> list(UUID accountId, Query query) {
        Where filters = Filter.where(LinkStore.FILTERS, query);
        return LinkStore.list(db, accountId, filters, query.page());
    }
}
