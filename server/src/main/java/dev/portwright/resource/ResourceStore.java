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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** Counts in parts what may become much, so that few wait for each other; the rest exactly. */
    private static final int PARTS = 16;

    private static final int COUNTED_EXACTLY = 10_000;

    /** How many changes of a resource its history has at most: the newest. */
    private static final long CHANGES_KEPT = 10_000;

    private static final String INSERT = """
            WITH counted AS (
                INSERT INTO resource_count AS c (account_id, kind, part, resources, most) VALUES (?, ?, ?, 1, ?)
                ON CONFLICT (account_id, kind, part) DO UPDATE
                SET resources = c.resources + 1, most = excluded.most),
            made AS (
                INSERT INTO resource (uid, account_id, family, id, kind, version, body, secrets, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)),
            keys AS (
                INSERT INTO resource_key (uid, account_id, kind, created_at, name, value, only_one)
                SELECT ?, ?, ?, ?, k.name, k.value, k.only_one FROM unnest(?, ?, ?) AS k (name, value, only_one)),
            named AS (
                INSERT INTO resource_reference (uid, account_id, attribute, family, id)
                SELECT ?, ?, n.attribute, n.family, n.id FROM unnest(?, ?, ?) AS n (attribute, family, id))
            """ + History.INSERT;

    private static final String UPDATE = """
            WITH changed AS (
                UPDATE resource SET version = ?, body = ?, secrets = ?, updated_at = ? WHERE uid = ?),
            keys AS (
                UPDATE resource_key k SET value = n.value, only_one = n.only_one
                FROM unnest(?, ?, ?) AS n (name, value, only_one)
                WHERE k.uid = ? AND k.name = n.name AND (k.value <> n.value OR k.only_one <> n.only_one)),
            forgotten AS (
                DELETE FROM resource_reference WHERE uid = ? AND NOT attribute = ANY (?)),
            named AS (
                INSERT INTO resource_reference AS r (uid, account_id, attribute, family, id)
                SELECT ?, ?, n.attribute, n.family, n.id FROM unnest(?, ?, ?) AS n (attribute, family, id)
                ON CONFLICT (uid, attribute) DO UPDATE SET family = excluded.family, id = excluded.id
                WHERE r.id <> excluded.id OR r.family <> excluded.family),
            shortened AS (""" + History.FORGET_ONE + ")\n" + History.INSERT;

    private static final String DELETE = """
            WITH uncounted AS (
                UPDATE resource_count SET resources = resources - 1 WHERE account_id = ? AND kind = ? AND part = ?),
            gone AS (DELETE FROM resource WHERE uid = ?)
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
        Sql sql = tx.sql(INSERT)
                .set(resource.accountId())
                .set(kind.name())
                .set(part(kind, resource.uid()))
                .set(share(kind, resource.uid()))
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
                .set(resource.uid());
        keys(sql, kind, resource.body())
                .set(resource.uid())
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
    void delete(Tx tx, Kind kind, Resource resource, Change change) {
        Sql sql = tx.sql(DELETE)
                .set(resource.accountId())
                .set(kind.name())
                .set(part(kind, resource.uid()))
                .set(resource.uid());
        History.set(sql, change).execute();
    }

    private static Sql keys(Sql sql, Kind kind, JsonNode body) {
        return sql.array("text", kind.keys())
                .array("text", kind.keys(), path -> key(Bodies.text(body, path)))
                .array("bool", kind.keys(), path -> kind.unique().contains(path) && Bodies.text(body, path) != null);
    }

    /** A text as it is kept to be looked for. */
    static String key(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
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

    private static int parts(Kind kind) {
        return kind.most() > COUNTED_EXACTLY ? PARTS : 1;
    }

    private static int part(Kind kind, UUID uid) {
        return Math.floorMod(uid.getLeastSignificantBits(), parts(kind));
    }

    private static int share(Kind kind, UUID uid) {
        int parts = parts(kind);
        return kind.most() / parts + (part(kind, uid) < kind.most() % parts ? 1 : 0);
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
