package dev.portwright.resource;

import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tables of resources. What is written with a resource is written in one statement with its entry in the history. */
@ApplicationScoped
class ResourceStore {
    static final SqlText ROW =
            SqlText.of("r.uid, r.account_id, r.family, r.id, r.kind, r.version, r.body, r.created_at, r.updated_at");

    private static final String FIND = SqlText.of("""
                    SELECT {row} FROM resource r
                    WHERE r.account_id = {account} AND r.family = {family} AND r.id = {id} AND r.kind = ANY ({kinds})""").with("row", ROW).positional();

    /** In how many parts what may become much is counted, so that few wait for each other; the rest in one. */
    private static final int PARTS = 16;

    private static final int FEW = 10_000;

    /** How many changes of a resource its history has at most: the newest. */
    private static final long CHANGES_KEPT = 10_000;

    private static final String INSERT = """
            WITH chosen AS MATERIALIZED (
                SELECT p.part, p.most
                FROM unnest(?, ?) AS p (part, most)
                LEFT JOIN resource_count c ON c.account_id = ? AND c.kind = ? AND c.part = p.part
                ORDER BY coalesce(c.resources, 0) >= p.most, random() LIMIT 1),
            counted AS (
                INSERT INTO resource_count AS c (account_id, kind, part, resources, most)
                SELECT ?, ?, part, 1, most FROM chosen
                ON CONFLICT (account_id, kind, part) DO UPDATE
                SET resources = c.resources + 1, most = excluded.most),
            made AS (
                INSERT INTO resource (
                    uid, account_id, family, id, kind, version, part, body, secrets, created_at, updated_at)
                SELECT ?, ?, ?, ?, ?, ?, part, ?, ?, ?, ? FROM chosen),
            keys AS (
                INSERT INTO resource_key (uid, account_id, kind, created_at, name, value, only_one, parts)
                SELECT ?, ?, ?, ?, k.name, k.value, k.only_one, k.parts
                FROM unnest(?, ?, ?, ?) AS k (name, value, only_one, parts)),
            named AS (
                INSERT INTO resource_reference (uid, account_id, attribute, family, id)
                SELECT ?, ?, n.attribute, n.family, n.id FROM unnest(?, ?, ?) AS n (attribute, family, id))
            """ + History.INSERT;

    private static final String UPDATE = """
            WITH changed AS (
                UPDATE resource SET version = ?, body = ?, secrets = ?, updated_at = ? WHERE uid = ?),
            keys AS (
                INSERT INTO resource_key AS k (uid, account_id, kind, created_at, name, value, only_one, parts)
                SELECT ?, ?, ?, ?, n.name, n.value, n.only_one, n.parts
                FROM unnest(?, ?, ?, ?) AS n (name, value, only_one, parts)
                ON CONFLICT (uid, name) DO UPDATE
                SET value = excluded.value, only_one = excluded.only_one, parts = excluded.parts
                WHERE k.value <> excluded.value OR k.only_one <> excluded.only_one OR k.parts <> excluded.parts),
            forgotten AS (
                DELETE FROM resource_reference WHERE uid = ? AND NOT attribute = ANY (?)),
            named AS (
                INSERT INTO resource_reference AS r (uid, account_id, attribute, family, id)
                SELECT ?, ?, n.attribute, n.family, n.id FROM unnest(?, ?, ?) AS n (attribute, family, id)
                ON CONFLICT (uid, attribute) DO UPDATE SET family = excluded.family, id = excluded.id
                WHERE r.id <> excluded.id OR r.family <> excluded.family),
            shortened AS (""" + History.FORGET_ONE + ")\n" + History.INSERT;

    private static final String DELETE = """
            WITH gone AS (DELETE FROM resource WHERE uid = ? RETURNING account_id, kind, part),
            uncounted AS (
                UPDATE resource_count c SET resources = c.resources - 1 FROM gone
                WHERE c.account_id = gone.account_id AND c.kind = gone.kind AND c.part = gone.part)
            """ + History.INSERT;

    private final Sealer sealer;

    ResourceStore(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    SealedColumn secretsOfResources() {
        return new SealedColumn("resource", "secrets", "uid");
    }

    static Resource resource(Sql.Row row) {
        return new Resource(
                row.uuid(),
                row.uuid(),
                row.string(),
                row.string(),
                row.string(),
                row.number(),
                (ObjectNode) Json.read(row.string()),
                row.instant(),
                row.instant());
    }

    Optional<Resource> find(Tx tx, UUID accountId, Kind kind, String id) {
        return one(tx, FIND, accountId, kind, id);
    }

    /** The same, kept from changing until the transaction ends; others may go on naming it. */
    Optional<Resource> hold(Tx tx, UUID accountId, Kind kind, String id) {
        return one(tx, FIND + " FOR NO KEY UPDATE", accountId, kind, id);
    }

    /** The same, kept from changing, and from being named anew, until the transaction ends. */
    Optional<Resource> lock(Tx tx, UUID accountId, Kind kind, String id) {
        return one(tx, FIND + " FOR UPDATE", accountId, kind, id);
    }

    private static Optional<Resource> one(Tx tx, String statement, UUID accountId, Kind kind, String id) {
        return tx.sql(statement)
                .set(accountId)
                .set(kind.family())
                .set(id)
                .array("text", kind.kinds())
                .one(ResourceStore::resource);
    }

    /** The secrets of a resource by the paths of their attributes, as they are. */
    Map<String, String> secrets(Tx tx, Resource resource) {
        return tx.sql("SELECT secrets FROM resource WHERE uid = ?")
                .set(resource.uid())
                .one(row -> open(resource.uid(), row.bytesOrNull()))
                .orElseGet(Map::of);
    }

    private Map<String, String> open(UUID uid, byte @Nullable [] sealed) {
        Map<String, String> secrets = new LinkedHashMap<>();
        if (sealed != null) {
            for (Map.Entry<String, JsonNode> secret :
                    Json.read(sealer.open(uid, sealed)).properties()) {
                secrets.put(secret.getKey(), secret.getValue().asString());
            }
        }
        return secrets;
    }

    private byte @Nullable [] seal(UUID uid, Map<String, String> secrets) {
        return secrets.isEmpty() ? null : sealer.seal(uid, Json.bytes(secrets));
    }

    /** @throws dev.portwright.platform.db.DatabaseException by whose constraint it is known what is wrong */
    void insert(Tx tx, Kind kind, Resource resource, Map<String, String> secrets, Change change) {
        List<Integer> parts =
                IntStream.range(0, kind.most() > FEW ? PARTS : 1).boxed().toList();
        Sql sql = tx.sql(INSERT)
                .array("int4", parts)
                .array("int4", parts, part -> share(kind, part, parts.size()))
                .set(resource.accountId())
                .set(kind.name())
                .set(resource.accountId())
                .set(kind.name())
                .set(resource.uid())
                .set(resource.accountId())
                .set(resource.family())
                .set(resource.id())
                .set(resource.kind())
                .set(resource.version())
                .json(Json.text(resource.body()))
                .set(seal(resource.uid(), secrets))
                .set(resource.createdAt())
                .set(resource.updatedAt())
                .set(resource.uid())
                .set(resource.accountId())
                .set(resource.kind())
                .set(resource.createdAt());
        keys(sql, kind, resource.body()).set(resource.uid()).set(resource.accountId());
        History.set(references(sql, kind, resource.body()), change).execute();
    }

    /** @throws dev.portwright.platform.db.DatabaseException by whose constraint it is known what is wrong */
    void update(Tx tx, Kind kind, Resource resource, Map<String, String> secrets, Change change) {
        Sql sql = tx.sql(UPDATE)
                .set(resource.version())
                .json(Json.text(resource.body()))
                .set(seal(resource.uid(), secrets))
                .set(resource.updatedAt())
                .set(resource.uid())
                .set(resource.uid())
                .set(resource.accountId())
                .set(resource.kind())
                .set(resource.createdAt());
        keys(sql, kind, resource.body())
                .set(resource.uid())
                .array("text", named(kind, resource.body()).keySet())
                .set(resource.uid())
                .set(resource.accountId());
        references(sql, kind, resource.body())
                .set(resource.kind())
                .set(resource.uid())
                .set(resource.version() - CHANGES_KEPT);
        History.set(sql, change).execute();
    }

    /** @throws dev.portwright.platform.db.DatabaseException when another resource names it */
    void delete(Tx tx, Resource resource, Change change) {
        History.set(tx.sql(DELETE).set(resource.uid()), change).execute();
    }

    private static Sql keys(Sql sql, Kind kind, JsonNode body) {
        return sql.array("text", kind.keys())
                .array("text", kind.keys(), path -> key(Bodies.text(body, path)))
                .array("bool", kind.keys(), path -> kind.unique().contains(path) && Bodies.text(body, path) != null)
                .array("bool", kind.keys(), path -> kind.parts().contains(path));
    }

    /** A text as it is kept to be looked for. */
    static String key(@Nullable String text) {
        if (text == null) {
            return "";
        }
        // Letter by letter: what follows a letter must not matter, and none may become two.
        StringBuilder key = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(key::appendCodePoint);
        return key.toString();
    }

    private static Sql references(Sql sql, Kind kind, JsonNode body) {
        Map<String, String> named = named(kind, body);
        return sql.array("text", named.keySet())
                .array("text", named.keySet(), kind.references()::get)
                .array("text", named.values());
    }

    /** The ids that a body names, by the paths of their attributes. */
    static Map<String, String> named(Kind kind, JsonNode body) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String path : kind.references().keySet()) {
            String id = Bodies.text(body, path);
            if (id != null) {
                named.put(path, id);
            }
        }
        return named;
    }

    /** The bound of one part. Those of all parts make the whole. */
    private static int share(Kind kind, int part, int parts) {
        return kind.most() / parts + (part < kind.most() % parts ? 1 : 0);
    }

    /** Which of these values of attributes other resources of the kind have already. */
    List<String> taken(Tx tx, Kind kind, UUID accountId, @Nullable UUID except, Map<String, String> values) {
        return tx.sql("""
                        SELECT k.name FROM resource_key k
                        JOIN unnest(?, ?) AS wanted (name, value) ON k.name = wanted.name AND k.value = wanted.value
                        WHERE k.account_id = ? AND k.kind = ? AND k.only_one AND k.uid IS DISTINCT FROM ?""")
                .array("text", values.keySet())
                .array("text", values.values())
                .set(accountId)
                .set(kind.name())
                .set(except)
                .list(Sql.Row::string);
    }

    /** Writes into the bodies how many resources name each, for kinds that say so. */
    static void count(Tx tx, Kind kind, UUID accountId, List<Resource> resources) {
        if (kind.counts().isEmpty() || resources.isEmpty()) {
            return;
        }
        Map<String, Long> counts = new HashMap<>();
        tx.sql("""
                        SELECT n.id, count(*) FROM resource_reference n
                        WHERE n.account_id = ? AND n.family = ? AND n.id = ANY (?) GROUP BY n.id""")
                .set(accountId)
                .set(kind.family())
                .array("text", resources, Resource::id)
                .list(row -> counts.put(row.string(), row.number()));
        for (Resource resource : resources) {
            for (String path : kind.counts()) {
                JsonNode count = JsonNodeFactory.instance.numberNode(counts.getOrDefault(resource.id(), 0L));
                Bodies.set(resource.body(), path, count);
            }
        }
    }

    /** A resource that names another. */
    record User(String kind, String id, String attribute) {}

    /** One of the resources that name this one. */
    Optional<User> user(Tx tx, Resource resource) {
        return tx.sql("""
                        SELECT r.kind, r.id, n.attribute
                        FROM resource_reference n JOIN resource r ON r.uid = n.uid
                        WHERE n.account_id = ? AND n.family = ? AND n.id = ? LIMIT 1""")
                .set(resource.accountId())
                .set(resource.family())
                .set(resource.id())
                .one(row -> new User(row.string(), row.string(), row.string()));
    }
}
