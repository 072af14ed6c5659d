package dev.portwright.porting.document;

import dev.portwright.account.Actor;
import dev.portwright.account.Caller;
import dev.portwright.account.Share;
import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentUse;
import dev.portwright.document.OrderDocuments;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.document.AdditionalDocumentStore.New;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Adds documents to orders, whatever their status, and takes them off again. Each change is in the order's history. */
@ApplicationScoped
class AdditionalDocuments {
    /** How many an order has at most. */
    static final int MOST = 1_000;

    private final Db db;
    private final OrderBook orders;
    private final References references;
    private final DocumentLinks links;
    private final Ids ids;
    private final Clock clock;

    AdditionalDocuments(Db db, OrderBook orders, References references, DocumentLinks links, Ids ids, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.references = references;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds documents, all of them or none. With a sharing token only documents can be added that the order has already, or
     * that were uploaded for it so.
     *
     * @throws ApiException 404 when the account has no such order, 422 with everything that is wrong with the body, or when
     *     the order has too many
     */
    List<AdditionalDocument> add(Tx tx, Caller caller, Actor actor, UUID orderId, CheckedBody body) {
        UUID accountId = caller.accountId();
        HeldOrder held = orders.hold(tx, accountId, orderId, actor);
        Problems problems = Problems.startingWith(body.problems());
        List<New> added = wanted(tx, caller, body.usable().path("additional_documents"), problems);
        problems.throwIfAny();
        ChangeBound.require(held.order());
        if (AdditionalDocumentStore.countOf(tx, accountId, orderId) + added.size() > MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "An order has at most " + MOST + " additional documents. Take some off it first."));
        }
        AdditionalDocumentStore.insert(tx, accountId, orderId, added, clock.instant());
        added.forEach(one -> links.add(tx, accountId, use(one.id(), orderId), List.of(one.documentId())));
        String who = caller.share() == null ? " by its owner." : " with a sharing token.";
        held.note(added.size() == 1 ? "A document was added" + who : added.size() + " documents were added" + who);
        return AdditionalDocumentStore.ofIds(
                tx, accountId, orderId, added.stream().map(New::id).toList());
    }

    private static DocumentUse use(UUID id, UUID orderId) {
        return new DocumentUse(AdditionalDocument.RECORD_TYPE, id, orderId);
    }

    private List<New> wanted(Tx tx, Caller caller, JsonNode entries, Problems problems) {
        List<New> wanted = new ArrayList<>();
        Map<String, Reference> named = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String pointer = "/additional_documents/" + i;
            @Nullable
            String id = entries.get(i).path("document_id").asStringOpt().orElse(null);
            @Nullable
            String type = entries.get(i).path("document_type").asStringOpt().orElse(null);
            if (id != null && type != null) {
                wanted.add(new New(ids.next(), UUID.fromString(id), type));
            }
            if (id != null) {
                named.put(pointer + "/document_id", new Reference(ReferenceKind.DOCUMENT, id));
            }
        }
        Set<Reference> missing = missing(tx, caller, named.values());
        named.forEach((pointer, reference) -> {
            if (missing.contains(reference)) {
                problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                        pointer,
                        caller.share() == null
                                ? "There is no document with this id in your account."
                                : "The order has no document with this id, and none was uploaded for it."));
            }
        });
        return wanted;
    }

    private Set<Reference> missing(Tx tx, Caller caller, Collection<Reference> named) {
        Set<Reference> missing = new HashSet<>(references.missing(tx, caller.accountId(), named));
        Share share = caller.share();
        if (share != null) {
            List<UUID> ids = named.stream()
                    .map(one -> UUID.fromString(one.id()))
                    .distinct()
                    .toList();
            OrderDocuments.strangers(tx, caller.accountId(), share.orderId(), ids)
                    .forEach(id -> missing.add(new Reference(ReferenceKind.DOCUMENT, id.toString())));
        }
        return missing;
    }

    /**
     * One page of an order's documents, newest first unless the query says otherwise.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<AdditionalDocument> list(UUID accountId, UUID orderId, Query query) {
        AdditionalDocumentStore.Wanted wanted = AdditionalDocumentStore.Wanted.of(query);
        return db.readPage(wanted.page().size(), tx -> {
            orders.require(tx, accountId, orderId);
            return Listed.of(
                    AdditionalDocumentStore.list(tx, accountId, orderId, wanted),
                    wanted.page(),
                    limit -> AdditionalDocumentStore.count(tx, accountId, orderId, wanted.filters()));
        });
    }

    /**
     * Takes a document off an order.
     *
     * @throws ApiException 404 when the account has no such order, or that no such document
     */
    void remove(UUID accountId, Actor actor, UUID orderId, UUID id) {
        db.<@Nullable Void>transaction(tx -> {
            HeldOrder held = orders.hold(tx, accountId, orderId, actor);
            if (!AdditionalDocumentStore.delete(tx, accountId, orderId, id)) {
                throw new ApiException(ProblemCode.NOT_FOUND.in(
                        "additional_document_id", "The order has no additional document with this id."));
            }
            links.set(tx, accountId, use(id, orderId), List.of());
            held.note("A document was taken off by its owner.");
            return null;
        });
    }
}
