package dev.portwright.resource;

import dev.portwright.account.Actor;
import dev.portwright.history.AttributeChange;
import dev.portwright.history.Change;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceUsers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and deletes resources. Each change is in the history of the account. */
@ApplicationScoped
public class Resources {
    /** An attribute that some kinds have: it is to be seen in what answers the deletion, and nowhere else. */
    private static final String DELETED_AT = "deleted_at";

    /** How much a body may be: as much as a request that makes one. Changes could make it more, bit by bit. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(Resources.class);

    private final Db db;
    private final Kinds kinds;
    private final ResourceStore store;
    private final ReferenceUsers users;
    private final Map<String, Behaviour> behaviours = new HashMap<>();
    private final Ids ids;
    private final NumberIds numbers;
    private final Clock clock;

    Resources(
            Db db,
            Kinds kinds,
            ResourceStore store,
            ReferenceUsers users,
            @All List<Behaviour> behaviours,
            Ids ids,
            NumberIds numbers,
            Clock clock) {
        this.db = db;
        this.kinds = kinds;
        this.store = store;
        this.users = users;
        this.ids = ids;
        this.numbers = numbers;
        this.clock = clock;
        for (Behaviour behaviour : behaviours) {
            if (this.behaviours.put(kinds.kind(behaviour.kind()).name(), behaviour) != null) {
                throw new IllegalStateException("two say how the kind " + behaviour.kind() + " behaves");
            }
        }
    }

    /**
     * A resource of the account.
     *
     * @throws ApiException 404 when the account has none of this kind and id
     */
    Resource get(UUID accountId, Kind kind, String id) {
        return db.read(tx -> store.find(tx, accountId, kind, id).map(found -> counted(tx, kind, found)))
                .orElseThrow(() -> notFound(kind));
    }

    private static Resource counted(Tx tx, Kind kind, Resource resource) {
        ResourceStore.count(tx, kind, resource.accountId(), List.of(resource));
        return resource;
    }

    /** A resource of the account, in a transaction; empty when it has none of this kind and id. */
    public Optional<Resource> find(Tx tx, UUID accountId, String kind, String id) {
        return store.find(tx, accountId, kinds.kind(kind), id.toLowerCase(Locale.ROOT));
    }

    /**
     * Makes a resource of what a client has sent.
     *
     * @return the resource; its secrets are to be seen in it, this once
     * @throws ApiException 422 with everything that is wrong
     */
    Resource create(Tx tx, UUID accountId, Actor actor, Kind kind, CheckedBody given) {
        UUID uid = ids.next();
        return create(tx, accountId, actor, kind, uid, kind.hasNumber() ? numbers.next(tx) : uid.toString(), given);
    }

    /**
     * Makes a resource with an id of ours, unless there is one already, or what it needs is taken or gone: for what a sandbox is
     * born with.
     */
    public void ensure(Tx tx, UUID accountId, String kindName, String id, JsonNode body) {
        Kind kind = kinds.kind(kindName);
        if (store.find(tx, accountId, kind, id).isEmpty()) {
            try {
                create(tx, accountId, Actor.SYSTEM, kind, ids.next(), id, new CheckedBody(body, List.of()));
            } catch (ApiException e) {
                // Somebody has deleted it and given its name to another, or what it names.
                LOG.infof("The %s %s is not made: %s", kind.one(), id, e.getMessage());
            }
        }
    }

    private Resource create(Tx tx, UUID accountId, Actor actor, Kind kind, UUID uid, String id, CheckedBody given) {
        Instant now = clock.instant();
        ObjectNode body = Bodies.created(kind, given.usable());
        Problems problems = Problems.startingWith(given.problems());
        prepare(kind, new Behaviour.Draft(tx, accountId, id, body, null, problems));
        check(tx, accountId, kind, null, body, problems);
        Resource made = new Resource(uid, accountId, kind.family(), id, kind.name(), 1, body, now, now);
        Map<String, String> secrets = Secrets.taken(kind, body, Map.of());
        Resource kept = made.with(Secrets.masked(kind, body));
        written(
                kind,
                () -> store.insert(
                        tx, kind, kept, secrets, change(kept, actor, Change.Action.CREATED, born(kind, kept))));
        return counted(tx, kind, made);
    }

    /**
     * Changes what a client names of a resource.
     *
     * @param replacing whether the rest becomes what it is in a new one
     * @return the resource; secrets that were sent are to be seen in it, this once
     * @throws ApiException 404 when there is none, 412 when it has another version, 422 with everything that is wrong
     */
    Resource change(
            Tx tx,
            UUID accountId,
            Actor actor,
            Kind kind,
            String id,
            @Nullable String ifMatch,
            CheckedBody given,
            boolean replacing) {
        Resource old = held(tx, accountId, kind, id);
        ETags.require(ifMatch, old.version());
        ObjectNode body = replacing
                ? Bodies.replaced(kind, old.body(), given.usable())
                : Bodies.merged(kind, old.body(), given.usable());
        return change(tx, actor, kind, old, body, given.problems());
    }

    /**
     * Changes a resource by what is made of its body.
     *
     * @throws ApiException 404 when there is none, 422 with everything that is wrong with what it would become
     */
    Resource edit(Tx tx, UUID accountId, Actor actor, Kind kind, String id, UnaryOperator<ObjectNode> change) {
        Resource old = held(tx, accountId, kind, id);
        ObjectNode body = Bodies.merged(kind, old.body(), change.apply(old.body()));
        return change(tx, actor, kind, old, body, List.of());
    }

    private Resource held(Tx tx, UUID accountId, Kind kind, String id) {
        return store.hold(tx, accountId, kind, id).orElseThrow(() -> notFound(kind));
    }

    private Resource change(Tx tx, Actor actor, Kind kind, Resource old, ObjectNode body, List<Problem> ofForm) {
        UUID accountId = old.accountId();
        Problems problems = Problems.startingWith(ofForm);
        prepare(kind, new Behaviour.Draft(tx, accountId, old.id(), body, old.body(), problems));
        check(tx, accountId, kind, old, body, problems);
        Map<String, String> kept = kind.secrets().isEmpty() ? Map.of() : store.secrets(tx, old);
        Map<String, String> secrets = Secrets.taken(kind, body, kept);
        Resource changed = old.changed(Secrets.masked(kind, body), clock.instant());
        List<AttributeChange> changes = Bodies.changes(kind, old.body(), changed.body());
        if (changes.isEmpty() && secrets.equals(kept)) {
            return counted(tx, kind, old);
        }
        written(
                kind,
                () -> store.update(tx, kind, changed, secrets, change(changed, actor, Change.Action.UPDATED, changes)));
        return counted(tx, kind, changed.with(body));
    }

    /**
     * Deletes a resource.
     *
     * @return what it was
     * @throws ApiException 404 when there is none, 412 when it has another version, 422 when something names it
     */
    Resource delete(UUID accountId, Actor actor, Kind kind, String id, @Nullable String ifMatch) {
        return db.transaction(tx -> {
            Resource old = store.lock(tx, accountId, kind, id).orElseThrow(() -> notFound(kind));
            ETags.require(ifMatch, old.version());
            Optional<String> user = store.user(tx, old)
                    .map(one -> "the " + kinds.kind(one.kind()).one() + " " + one.id() + " in its " + one.attribute())
                    .or(() -> users.of(tx, accountId, new Reference(kind.family(), id)));
            user.ifPresent(who -> {
                throw inUse(kind, who);
            });
            Resource gone = old.changed(old.body(), clock.instant());
            if (kind.attributes().stream()
                    .anyMatch(attribute -> attribute.name().equals(DELETED_AT))) {
                Bodies.set(
                        gone.body(),
                        DELETED_AT,
                        JsonNodeFactory.instance.stringNode(gone.updatedAt().toString()));
            }
            try {
                store.delete(
                        tx,
                        old,
                        change(gone, actor, Change.Action.DELETED, List.of(new AttributeChange("id", id, null))));
            } catch (DatabaseException e) {
                if (e.violates("resource_reference_target")) {
                    throw inUse(kind, "another resource");
                }
                throw e;
            }
            return counted(tx, kind, gone);
        });
    }

    private static ApiException inUse(Kind kind, String who) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(
                "The " + kind.one() + " is in use: " + who + " names it. Have it name another one, or none, first."));
    }

    static ApiException notFound(Kind kind) {
        return new ApiException(
                ProblemCode.NOT_FOUND.in("id", "There is no " + kind.one() + " with this id in your account."));
    }

    private void prepare(Kind kind, Behaviour.Draft draft) {
        Behaviour behaviour = behaviours.get(kind.name());
        if (behaviour != null) {
            behaviour.prepare(draft);
        }
    }

    /** What it names must be there, and what it alone may have must be free. */
    private void check(Tx tx, UUID accountId, Kind kind, @Nullable Resource old, ObjectNode body, Problems problems) {
        if (Json.bytesUpTo(MOST_BYTES, body).isEmpty()) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.because(
                    "The " + kind.one() + " would be larger than 64 KiB. Make its lists or texts shorter."));
        }
        Map<String, String> named = ResourceStore.named(kind, body);
        Map<String, String> unique = new LinkedHashMap<>();
        for (String path : kind.unique()) {
            String value = Bodies.text(body, path);
            if (value != null) {
                unique.put(path, ResourceStore.key(value));
            }
        }
        if (old != null) {
            named.entrySet().removeIf(one -> one.getValue().equals(Bodies.text(old.body(), one.getKey())));
            unique.entrySet()
                    .removeIf(one -> one.getValue().equals(ResourceStore.key(Bodies.text(old.body(), one.getKey()))));
        }
        for (String path : kind.secrets()) {
            boolean none = old == null || Bodies.text(old.body(), path) == null;
            if (none && Sealer.MASK.equals(Bodies.text(body, path))) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer(path),
                        Sealer.MASK + " stands for a secret that is kept here, and none is. Send the secret."));
            }
        }
        if (!named.isEmpty()) {
            unknown(tx, accountId, kind, body, named, problems);
        }
        if (!unique.isEmpty()) {
            UUID except = old == null ? null : old.uid();
            store.taken(tx, kind, accountId, except, unique).forEach(path -> problems.add(taken(kind, path)));
        }
        problems.throwIfAny();
    }

    private void unknown(
            Tx tx, UUID accountId, Kind kind, ObjectNode body, Map<String, String> named, Problems problems) {
        named.replaceAll((path, id) -> {
            String lower = id.toLowerCase(Locale.ROOT);
            Bodies.set(body, path, JsonNodeFactory.instance.stringNode(lower));
            return lower;
        });
        Set<Reference> wanted = Set.copyOf(
                named.entrySet().stream().map(one -> reference(kind, one)).toList());
        Set<Reference> there = ResourceReferences.made(tx, accountId, wanted);
        for (Map.Entry<String, String> one : named.entrySet()) {
            Reference reference = reference(kind, one);
            if (!there.contains(reference)) {
                problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                        pointer(one.getKey()),
                        "There is no " + kinds.one(reference.kind()) + " with this id in your account."));
            }
        }
    }

    private static Reference reference(Kind kind, Map.Entry<String, String> named) {
        return new Reference(kind.references().getOrDefault(named.getKey(), ""), named.getValue());
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    private static Problem taken(Kind kind, String path) {
        return ProblemCode.UNPROCESSABLE.at(
                pointer(path), "You have another " + kind.one() + " with this value. Choose one that is not taken.");
    }

    /** Two who do the same at the same time come this far: the database lets one of them. */
    private static void written(Kind kind, Runnable statement) {
        try {
            statement.run();
        } catch (DatabaseException e) {
            if (e.violates("resource_key_only_one")) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("Another " + kind.one()
                        + " has got one of these values at this moment: " + String.join(", ", kind.unique())
                        + ". Choose values that are not taken."));
            }
            if (e.violates("resource_count_within_bound")) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("An account has at most " + kind.most() + " "
                        + kind.many() + ", and yours has as many. Delete some first."));
            }
            throw e;
        }
    }

    /** Histories know resources by other names than clients do: the first entry and the last say which is meant. */
    private static List<AttributeChange> born(Kind kind, Resource made) {
        List<AttributeChange> changes = new ArrayList<>();
        changes.add(new AttributeChange("id", null, made.id()));
        changes.addAll(Bodies.changes(kind, JsonNodeFactory.instance.objectNode(), made.body()));
        return changes;
    }

    private Change change(Resource resource, Actor actor, Change.Action action, List<AttributeChange> changes) {
        return new Change(
                ids.next(),
                resource.accountId(),
                new Subject(resource.kind(), resource.uid()),
                resource.version(),
                resource.updatedAt(),
                action,
                actor,
                null,
                changes);
    }
}
