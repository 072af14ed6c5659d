package dev.portwright.resource;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A page of a list of resources, and how it is found. Without filters the rows are read in their order. With filters there are two
 * ways: to walk along the order and look at each, which is quick when much matches, and to look up what matches and put it in
 * order, quick when little does. A few are walked first; when that does not fill the page, little matches.
 */
final class ResourceSearch {
    /** How many rows are walked: a millisecond's work first, and some more when these do not fill the page. */
    private static final List<Integer> WALKS = List.of(300, 3_000);

    /** How many keys are walked to count some. */
    private static final int WALK_COUNTED = 25_000;

    private static final SqlText OF_ONE_KIND = SqlText.of("{table}.account_id = {account} AND {table}.kind = {kind}");
    private static final SqlText OF_A_FAMILY =
            SqlText.of("r.account_id = {account} AND r.family = {family} AND r.family <> r.kind");
    private static final SqlText OF_KINDS =
            SqlText.of("{table}.account_id = {account} AND {table}.kind = ANY ({kinds})");

    private static final SqlText IN_ORDER = SqlText.of("""
            SELECT {row} FROM resource r WHERE {scope} AND {conditions} ORDER BY {order} LIMIT {limit} OFFSET {offset}""").with("row", ResourceStore.ROW);

    private static final SqlText IN_ORDER_OF_A_KEY = SqlText.of("""
            SELECT {row} FROM resource_key s JOIN resource r ON r.uid = s.uid
            WHERE {scope} AND {sorting} AND {conditions}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""").with("row", ResourceStore.ROW);

    private static final SqlText WALKED = SqlText.of("""
            WITH w AS MATERIALIZED (
                SELECT r.uid FROM resource r WHERE {scope} ORDER BY {order} LIMIT {walk})
            SELECT {row} FROM w JOIN resource r ON r.uid = w.uid
            WHERE {conditions} ORDER BY {order} LIMIT {limit}""").with("row", ResourceStore.ROW);

    private static final SqlText WALKED_BY_A_KEY = SqlText.of("""
            WITH w AS MATERIALIZED (
                SELECT s.uid, s.value, s.created_at FROM resource_key s
                WHERE {scope} AND {sorting} ORDER BY {order} LIMIT {walk})
            SELECT {row} FROM w s JOIN resource r ON r.uid = s.uid
            WHERE {conditions} ORDER BY {order} LIMIT {limit}""").with("row", ResourceStore.ROW);

    private static final SqlText LOOKED_UP = SqlText.of("""
            SELECT {row} FROM resource_key d JOIN resource r ON r.uid = d.uid
            WHERE {scope} AND {driver} AND {conditions}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""").with("row", ResourceStore.ROW);

    private static final SqlText LOOKED_UP_BY_A_KEY = SqlText.of("""
            SELECT {row} FROM resource_key d JOIN resource_key s ON s.uid = d.uid AND {sorting}
            JOIN resource r ON r.uid = d.uid
            WHERE {scope} AND {driver} AND {conditions}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""").with("row", ResourceStore.ROW);

    private static final SqlText COUNT = SqlText.of(
            "SELECT count(*) FROM (SELECT 1 FROM resource r WHERE {scope} AND {conditions} LIMIT {most}) counted");

    private static final SqlText COUNT_LOOKED_UP = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM resource_key d {joined} WHERE {scope} AND {driver} AND {conditions} LIMIT {most}) counted""");

    private static final SqlText COUNT_WALKED = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM (
                    SELECT d.value FROM resource_key d WHERE {scope} AND {named} LIMIT {walk}) d
                WHERE {matching} LIMIT {most}) counted""");

    private static final SqlText JOINED = SqlText.of("JOIN resource r ON r.uid = d.uid");
    private static final SqlText NOT_JOINED = SqlText.of("");

    private static final SqlText MATCHES = SqlText.of("{named} AND {matching}");
    private static final SqlText EXISTS =
            SqlText.of("EXISTS (SELECT 1 FROM resource_key d WHERE d.uid = r.uid AND {named} AND {matching})");
    private static final SqlText NAMED = SqlText.of("{table}.name = {name}");
    private static final SqlText NAMED_ONE_OF = SqlText.of("{table}.name = ANY ({names})");
    private static final SqlText ROWS = SqlText.of("r");
    private static final SqlText SORTED = SqlText.of("s");
    private static final SqlText LOOKED_FOR = SqlText.of("d");
    private static final SqlText EQUAL = SqlText.of("d.value = {text}");
    private static final SqlText LIKE = SqlText.of("d.parts AND d.value LIKE {text}");

    /** The same of an expression that no index knows, for where looking up all that matches would take longest. */
    private static final SqlText LIKE_EACH = SqlText.of("d.value || '' LIKE {text}");

    /** Parts with fewer letters than these are in no index. */
    private static final int LOOKED_UP_FROM = 3;

    private static final SqlText NAMED_BY = SqlText.of("""
            EXISTS (SELECT 1 FROM resource_key k JOIN resource_reference n ON n.uid = k.uid AND n.attribute = {attribute}
                    WHERE k.account_id = r.account_id AND k.kind = {kind} AND k.name = {name} AND k.value = {text}
                    AND n.family = r.family AND n.id = r.id)""");

    private static final SqlText USED_AS_EMERGENCY = SqlText.of("""
            EXISTS (SELECT 1 FROM inventory_number i
                    WHERE i.account_id = r.account_id AND i.status = 'active' AND i.emergency_address_id IS NOT NULL
                    AND lower(i.emergency_address_id) = r.id)""");

    private static final SqlText NOT_USED_AS_EMERGENCY =
            SqlText.of("NOT {used}").with("used", USED_AS_EMERGENCY);

    private static final SqlText OLDEST_FIRST = SqlText.of("r.created_at, r.uid");
    private static final SqlText NEWEST_FIRST = SqlText.of("r.created_at DESC, r.uid DESC");
    private static final SqlText OLDEST_KEY_FIRST = SqlText.of("d.created_at, d.uid");
    private static final SqlText NEWEST_KEY_FIRST = SqlText.of("d.created_at DESC, d.uid DESC");
    private static final SqlText ASCENDING = SqlText.of("s.value, s.created_at, s.uid");
    private static final SqlText DESCENDING = SqlText.of("s.value DESC, s.created_at DESC, s.uid DESC");

    /**
     * A condition on a key.
     *
     * @param isShort whether it is too short a part to be looked up
     */
    private record OnKey(List<String> names, boolean equal, String text, boolean isShort) {
        SqlText driving() {
            return MATCHES.with("named", named(LOOKED_FOR, names)).with("matching", matching());
        }

        SqlText existing() {
            return existing(matching());
        }

        /** A condition on each of a few rows. */
        SqlText existingOfEach() {
            return existing(matchingEach());
        }

        private SqlText existing(SqlText matching) {
            return EXISTS.with("named", named(LOOKED_FOR, names)).with("matching", matching);
        }

        SqlText matchingEach() {
            return (equal ? EQUAL : LIKE_EACH).with("text", text);
        }

        private SqlText matching() {
            return !equal && isShort ? matchingEach() : (equal ? EQUAL : LIKE).with("text", text);
        }
    }

    private final UUID accountId;
    private final Kind kind;
    private final Page page;
    private final List<OnKey> keys = new ArrayList<>();
    private final Where rows = new Where();

    /** The attribute that is sorted by; that of the creation is none. */
    private final List<String> sortedBy;

    private final boolean descending;

    private ResourceSearch(UUID accountId, Kind kind, Page page, String sort) {
        this.accountId = accountId;
        this.kind = kind;
        this.page = page;
        this.descending = sort.startsWith("-");
        String word = descending ? sort.substring(1) : sort;
        String path = kind.sorts().getOrDefault(word, word);
        this.sortedBy = path.equals("created_at") ? List.of() : kind.keysOf(path);
    }

    static ResourceSearch of(UUID accountId, Kind kind, Query query) {
        ResourceSearch search = new ResourceSearch(
                accountId, kind, query.page(), query.text("sort").orElse(kind.order()));
        kind.filters().forEach((name, by) -> query.text(name).ifPresent(text -> search.filter(name, by, text)));
        return search;
    }

    private void filter(String name, Kind.By by, String text) {
        String key = ResourceStore.key(text);
        String part = Filter.literally(key);
        List<String> names = kind.keysOf(by.path());
        switch (by.operator()) {
            case "eq" -> keys.add(new OnKey(names, true, key, false));
            case "contains" -> keys.add(new OnKey(names, false, "%" + part + "%", key.length() < LOOKED_UP_FROM));
            case "named" ->
                rows.and(
                        name,
                        NAMED_BY.with("kind", by.of())
                                .with("name", by.path())
                                .with("attribute", by.by())
                                .with("text", key));
            case "used" -> rows.and(name, text.equals("true") ? USED_AS_EMERGENCY : NOT_USED_AS_EMERGENCY);
            default -> throw new IllegalStateException("no list looks for " + by.operator());
        }
    }

    int pageSize() {
        return page.size();
    }

    /** @param rare whether little matches, as far as is known */
    private record Found(List<Resource> resources, boolean rare) {}

    /** The resources of the page, and how many there are in all. */
    Listed<Resource> listed(Tx tx) {
        Found found = found(tx);
        return Listed.of(found.resources, page, most -> count(tx, most, found.rare));
    }

    /** The resources of the page, and one more when there is a next page. */
    private Found found(Tx tx) {
        if (keys.isEmpty()) {
            return new Found(rows(tx, inOrder()), false);
        }
        boolean ordered = sortedBy.isEmpty() && keys.stream().anyMatch(OnKey::equal);
        boolean walks = page.number() == 1 && !ordered;
        for (int walk : walks ? WALKS : List.<Integer>of()) {
            List<Resource> walked = rows(tx, walked(walk));
            if (walked.size() > page.size()) {
                return new Found(walked, false);
            }
        }
        return new Found(rows(tx, lookedUp(driver())), walks);
    }

    private static List<Resource> rows(Tx tx, SqlText text) {
        return tx.sql(text).plannedEachTime().page(ResourceStore::resource);
    }

    private long count(Tx tx, int most, boolean rare) {
        // To look up all that matches, where nearly everything does, would take longest.
        boolean part = keys.size() == 1 && rows.size() == 0 && !keys.getFirst().equal();
        long walked = part && !rare ? count(tx, countedOnTheWay(keys.getFirst(), most + 1)) : 0;
        return walked > most ? walked : count(tx, counted(most + 1));
    }

    private static long count(Tx tx, SqlText text) {
        return tx.sql(text).plannedEachTime().one(Sql.Row::number).orElse(0L);
    }

    private SqlText countedOnTheWay(OnKey key, int most) {
        return COUNT_WALKED
                .with("scope", scope(LOOKED_FOR))
                .with("named", named(LOOKED_FOR, key.names()))
                .with("walk", WALK_COUNTED)
                .with("matching", key.matchingEach())
                .with("most", most);
    }

    private SqlText inOrder() {
        return limited(
                sortedBy.isEmpty()
                        ? IN_ORDER.with("scope", ofRows())
                                .with("order", order())
                                .with("conditions", rows.text())
                        : IN_ORDER_OF_A_KEY
                                .with("scope", scope(SORTED))
                                .with("sorting", named(SORTED, sortedBy))
                                .with("conditions", rows.text())
                                .with("order", order()));
    }

    private SqlText limited(SqlText text) {
        return text.with("limit", page.size() + 1).with("offset", page.offset());
    }

    private SqlText walked(int walk) {
        SqlText text = sortedBy.isEmpty()
                ? WALKED.with("scope", ofRows())
                : WALKED_BY_A_KEY.with("scope", scope(SORTED)).with("sorting", named(SORTED, sortedBy));
        return text.with("order", order())
                .with("walk", walk)
                .with("conditions", conditions(keys, OnKey::existingOfEach))
                .with("limit", page.size() + 1);
    }

    private SqlText lookedUp(int driver) {
        List<OnKey> others = others(driver);
        SqlText text = sortedBy.isEmpty() ? LOOKED_UP : LOOKED_UP_BY_A_KEY.with("sorting", named(SORTED, sortedBy));
        SqlText order = sortedBy.isEmpty() ? (descending ? NEWEST_KEY_FIRST : OLDEST_KEY_FIRST) : order();
        return limited(text.with("scope", scope(LOOKED_FOR))
                .with("driver", keys.get(driver).driving())
                .with("conditions", conditions(others, OnKey::existing))
                .with("order", order));
    }

    private SqlText counted(int most) {
        if (keys.isEmpty()) {
            return COUNT.with("scope", ofRows()).with("conditions", rows.text()).with("most", most);
        }
        int driver = driver();
        List<OnKey> others = others(driver);
        boolean alone = others.isEmpty() && rows.size() == 0;
        return COUNT_LOOKED_UP
                .with("joined", alone ? NOT_JOINED : JOINED)
                .with("scope", scope(LOOKED_FOR))
                .with("driver", keys.get(driver).driving())
                .with("conditions", conditions(others, OnKey::existing))
                .with("most", most);
    }

    /** The place among the filters of the one that is looked up: one for a value rather than for a part of one. */
    private int driver() {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).equal()) {
                return i;
            }
        }
        return 0;
    }

    private List<OnKey> others(int driver) {
        List<OnKey> others = new ArrayList<>(keys);
        others.remove(driver);
        return others;
    }

    private SqlText conditions(List<OnKey> onKeys, Function<OnKey, SqlText> condition) {
        Where where = new Where();
        where.and("rows", rows.text());
        onKeys.forEach(key -> where.and("key", condition.apply(key)));
        return where.text();
    }

    private SqlText order() {
        if (sortedBy.isEmpty()) {
            return descending ? NEWEST_FIRST : OLDEST_FIRST;
        }
        return descending ? DESCENDING : ASCENDING;
    }

    private SqlText ofRows() {
        return kind.kinds().size() == 1
                ? scope(ROWS)
                : OF_A_FAMILY.with("account", accountId).with("family", kind.family());
    }

    private SqlText scope(SqlText table) {
        SqlText scope = kind.kinds().size() == 1
                ? OF_ONE_KIND.with("kind", kind.kinds().getFirst())
                : OF_KINDS.with("kinds", "text", kind.kinds());
        return scope.with("table", table).with("account", accountId);
    }

    /** One name is compared by itself: the index then has its rows in order. */
    private static SqlText named(SqlText table, List<String> names) {
        SqlText named =
                names.size() == 1 ? NAMED.with("name", names.getFirst()) : NAMED_ONE_OF.with("names", "text", names);
        return named.with("table", table);
    }
}
