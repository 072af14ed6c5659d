package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.porting.order.PortingOrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks after every step whether what must always hold does hold. Walks along the history that the step has made, order
 * by order, and holds it against the table of transitions, the events, and the rows as they are.
 */
final class Watch {
    /** What an activation begins with; numbers of an earlier date may be active, or have failed, before that. */
    private static final Set<String> BEING_ACTIVATED = Set.of("Activate RDY", "Sending");

    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Duration LONGEST_DAY = Duration.ofHours(14);

    private final History history;
    private final Tally tally;
    private final Map<UUID, Known> orders = new LinkedHashMap<>();
    private final Set<UUID> seen = new HashSet<>();

    /** The last order that was seen to hold a number: among those of its account, and among all that are submitted. */
    private final Map<String, Known> holders = new HashMap<>();

    private long digest;

    Watch(History history, Tally tally) {
        this.history = history;
        this.tally = tally;
    }

    void add(Known order) {
        orders.put(order.id, order);
    }

    /** All orders that there ever were, oldest first. */
    List<Known> orders() {
        return List.copyOf(orders.values());
    }

    /** A number that is the same for the same course of things, whatever ids it had. */
    long digest() {
        return digest;
    }

    /** Checks what has happened since the time that the clock showed before the step. */
    void look(Instant since) {
        List<History.Change> changes = history.changesSince(since).stream()
                .filter(change -> seen.add(change.id()))
                .toList();
        List<History.Told> events = history.eventsSince(since).stream()
                .filter(event -> seen.add(event.id()))
                .toList();
        Set<Known> touched = new LinkedHashSet<>();
        Set<Known> ported = new LinkedHashSet<>();
        List<String> moves = new ArrayList<>();
        for (History.Change change : changes) {
            Known order = orders.computeIfAbsent(change.order(), id -> part(change));
            touched.add(order);
            String move = walk(order, change);
            if (move != null) {
                moves.add(order.id + " " + change.at() + " " + move);
            }
            if (change.now("split_to") != null) {
                moves.addAll(leave(order, change));
            } else if (change.action().equals("updated")) {
                comeAndGo(order, change);
            }
            hold(order);
            if ("ported".equals(move)) {
                ported.add(order);
            }
        }
        assertThat(events.stream()
                        .map(event -> event.order() + " " + event.at() + " " + event.what())
                        .toList())
                .as("there is one event for each transition")
                .containsExactlyInAnyOrderElementsOf(moves);
        compare(touched, ported);
    }

    /** A number is in one open order of an account, and in one submitted order of all. */
    private void hold(Known order) {
        if (order.over()) {
            return;
        }
        for (String number : order.numbers) {
            hold(order, order.account.tenant().accountId() + " " + number, number);
            if (!order.status.equals("draft")) {
                hold(order, number, number);
            }
        }
    }

    private void hold(Known order, String place, String number) {
        Known before = holders.put(place, order);
        assertThat(before == null || before == order || before.over() || !before.numbers.contains(number))
                .as("%s has %s, and so has %s", order, number, before)
                .isTrue();
    }

    /** An order that another one was split into: it stands where that one does. */
    private Known part(History.Change change) {
        Known from = Objects.requireNonNull(
                orders.get(UUID.fromString(
                        Objects.requireNonNull(change.now("split_from")).asString())),
                "where it comes from");
        List<String> numbers = Objects.requireNonNull(change.now("phone_numbers"))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        Known part = new Known(change.order(), from.account, from.group, from.range, numbers);
        part.status = from.status;
        part.codes = from.codes;
        part.foc = from.foc;
        part.filled = from.filled;
        part.miscType = from.miscType;
        part.maySilence = from.maySilence;
        part.withTheDesk = from.withTheDesk;
        tally.add("orders split off");
        return part;
    }

    /** The numbers of a part are no longer on the order itself. Answers the events that are due. */
    private static List<String> leave(Known order, History.Change change) {
        List<String> events = new ArrayList<>();
        for (JsonNode number : Objects.requireNonNull(change.before("phone_numbers"))) {
            assertThat(order.numbers.remove(number.asString()))
                    .as("%s was on %s", number, order)
                    .isTrue();
            events.add(order.id + " " + change.at() + " split");
        }
        return events;
    }

    /** Numbers that came onto the order, by a block or by themselves, or were taken off it. */
    private void comeAndGo(Known order, History.Change change) {
        JsonNode come = change.now("phone_numbers");
        JsonNode gone = change.before("phone_numbers");
        if (come != null) {
            come.forEach(number -> assertThat(order.take(number.asString()))
                    .as("%s comes onto %s", number, order)
                    .isTrue());
            tally.add("numbers that came later", come.size());
        }
        if (gone != null) {
            gone.forEach(number -> assertThat(order.numbers.remove(number.asString()))
                    .as("%s goes off %s", number, order)
                    .isTrue());
            tally.add("numbers taken off", gone.size());
        }
    }

    /** Answers the status that the change led to, or null when it led to none. */
    private @Nullable String walk(Known order, History.Change change) {
        assertThat(change.version()).as("versions of %s have no gap", order).isEqualTo(order.version + 1);
        assertThat(change.at()).as("updated_at of %s rises", order).isAfter(order.updatedAt);
        assertThat(order.deleted).as("%s is deleted, nothing follows", order).isFalse();
        order.version = change.version();
        order.updatedAt = change.at();
        JsonNode foc = change.now("activation_settings.foc_datetime_actual");
        JsonNode codes = change.now("status.details");
        if (codes != null) {
            order.codes = codes.valueStream().map(JsonNode::asString).toList();
        }
        JsonNode next = change.now("status");
        String move = null;
        if (change.action().equals("deleted")) {
            assertThat(order.status).as("only drafts are deleted: %s", order).isEqualTo("draft");
            order.deleted = true;
            move = "deleted";
            tally.add("deleted by " + change.actor());
        } else if (next != null) {
            move = next.asString();
            String before = Objects.requireNonNull(change.before("status")).asString();
            assertThat(change.action()).isEqualTo("status_changed");
            assertThat(before)
                    .as("the history of %s goes on where it was", order)
                    .isEqualTo(order.status);
            assertThat(PortingOrderStatus.of(before).canBecome(PortingOrderStatus.of(move)))
                    .as("%s becomes %s", order, move)
                    .isTrue();
            order.status = move;
            tally.add("transitions");
            tally.add("transition to " + move);
            if (move.equals("exception")) {
                assertThat(order.codes)
                        .as("%s says why it is in exception", order)
                        .isNotEmpty();
                order.codes.forEach(code -> tally.add("exception " + code));
            }
        } else {
            assertThat(change.action()).isNotEqualTo("status_changed");
        }
        if (foc != null) {
            boolean moved = order.foc != null && !foc.isNull();
            order.foc = foc.isNull() ? null : Instant.parse(foc.asString());
            if (moved) {
                tally.add("FOC dates moved");
            }
        }
        JsonNode activation = change.now("activation_settings.activation_status");
        boolean byTheProduct = change.actor().equals("system");
        if (byTheProduct && activation != null && BEING_ACTIVATED.contains(activation.asString())) {
            activated(order, change, activation.asString());
        }
        digest = digest * 31
                + (orders.size() + " " + order.numbers + order.version + order.status + order.updatedAt + order.codes)
                        .hashCode();
        return move;
    }

    private void activated(Known order, History.Change change, String activation) {
        tally.add("activation " + activation);
        assertThat(order.foc)
                .as("%s has a FOC time when it is activated", order)
                .isNotNull();
        assertThat(change.at()).as("%s is activated after its FOC time", order).isAfterOrEqualTo(order.foc);
        if (activation.equals("Activate RDY")) {
            order.activationBegan = change.at();
        }
    }

    private void compare(Set<Known> touched, Set<Known> ported) {
        if (touched.isEmpty()) {
            return;
        }
        Set<UUID> found = new HashSet<>();
        for (History.Row row :
                history.rows(touched.stream().map(order -> order.id).toList())) {
            found.add(row.id());
            Known order = Objects.requireNonNull(orders.get(row.id()), "an order that is known");
            assertThat(row.status()).as("status of %s", order).isEqualTo(order.status);
            assertThat(row.version()).as("version of %s", order).isEqualTo(order.version);
            assertThat(row.updatedAt()).as("updated_at of %s", order).isEqualTo(order.updatedAt);
            assertThat(row.foc()).as("FOC time of %s", order).isEqualTo(order.foc);
            numbers(order, row);
            jobs(order, row);
            if (ported.contains(order)) {
                landed(order, row);
            }
        }
        for (Known order : touched) {
            assertThat(found.contains(order.id)).as("%s is there", order).isEqualTo(!order.deleted);
        }
    }

    private static void numbers(Known order, History.Row row) {
        Set<String> there = new TreeSet<>();
        for (JsonNode number : row.numbers()) {
            there.add(number.get(0).asString());
            assertThat(number.get(1).asBoolean())
                    .as("numbers of %s are taken until it is over", order)
                    .isEqualTo(!order.over());
            if (order.status.equals("cancelled")) {
                assertThat(number.get(2).asString(""))
                        .as("no number of %s is here", order)
                        .isNotEqualTo("Active");
            }
            if (order.status.equals("ported")) {
                assertThat(number.get(2).asString(""))
                        .as("every number of %s is here", order)
                        .isEqualTo("Active");
            }
        }
        assertThat(there).as("numbers of %s", order).isEqualTo(order.numbers);
    }

    private static void jobs(Known order, History.Row row) {
        List<JsonNode> open = new ArrayList<>();
        for (JsonNode job : row.jobs()) {
            Instant start = Instant.parse(job.get(1).asString().replace("+00:00", "Z"));
            Instant end = Instant.parse(job.get(2).asString().replace("+00:00", "Z"));
            assertThat(Duration.between(start, end)).as("a window of %s", order).isBetween(Duration.ZERO, LONGEST_DAY);
            if (Set.of("created", "in-process").contains(job.get(0).asString())) {
                open.add(job);
                assertThat(start)
                        .as("the window of %s begins at its FOC time", order)
                        .isEqualTo(order.foc);
            }
            if (order.activationBegan != null
                    && job.equals(row.jobs().get(row.jobs().size() - 1))) {
                assertThat(order.activationBegan)
                        .as("%s is activated in its window", order)
                        .isBetween(start, end.plus(GRACE));
                order.activationBegan = null;
            }
        }
        boolean dated = order.status.equals("foc-date-confirmed");
        assertThat(open.size())
                .as("open activation jobs of %s: %s", order, row.jobs())
                .isBetween(dated ? 1 : 0, dated || order.status.equals("cancel-pending") ? 1 : 0);
    }

    private void landed(Known order, History.Row row) {
        Set<String> there = new TreeSet<>();
        for (JsonNode number : row.landed()) {
            there.add(number.get(0).asString());
            assertThat(number.get(1).asBoolean())
                    .as("%s landed with the configuration of %s", number, order)
                    .isTrue();
        }
        assertThat(there).as("what %s has landed", order).isEqualTo(order.numbers);
        tally.add("numbers landed", there.size());
    }

    /** Everything at once, independently of what was seen step by step. */
    void lookAtEverything(Instant now) {
        none("orders whose versions and history differ", """
                SELECT c.porting_order_id::text FROM porting_order_change c
                LEFT JOIN porting_order o ON o.id = c.porting_order_id
                WHERE c.account_id = ANY (?) GROUP BY 1, o.version
                HAVING count(*) <> max(c.version) OR max(c.version) <> coalesce(o.version, max(c.version))
                    OR min(c.version) <> 1""");
        none("orders whose transitions and events differ in number", """
                WITH mine AS (SELECT unnest(?) AS account_id),
                    moved AS (SELECT porting_order_id AS id, count(*) FROM porting_order_change
                        JOIN mine USING (account_id) WHERE action = 'status_changed' GROUP BY 1),
                    told AS (SELECT porting_order_id AS id, count(*) FROM event
                        JOIN mine USING (account_id) WHERE event_type = 'porting_order.status_changed' GROUP BY 1)
                SELECT id::text FROM moved FULL JOIN told USING (id) WHERE moved.count IS DISTINCT FROM told.count""");
        none("numbers that are free though their order is not over, or the other way round", """
                SELECT n.phone_number FROM porting_phone_number n JOIN porting_order o ON o.id = n.porting_order_id
                WHERE o.account_id = ANY (?) AND n.open = (o.status IN ('ported', 'cancelled'))""");
        none("orders that count their steps wrongly, or were submitted without them", """
                SELECT o.id::text FROM porting_order o
                WHERE o.account_id = ANY (?) AND (
                    o.verified_numbers <> (SELECT count(*) FROM porting_phone_number n
                        WHERE n.porting_order_id = o.id AND n.verified_at IS NOT NULL)
                    OR o.verified_numbers <> (SELECT count(*) FROM porting_verification_code c
                        WHERE c.porting_order_id = o.id AND c.verified)
                    OR (o.associated_ranges, o.kept_ranges) <> (
                        SELECT count(*)::int, (count(*) FILTER (WHERE a.action = 'keep'))::int
                        FROM porting_associated_phone_number a WHERE a.porting_order_id = o.id)
                    OR o.completed_actions <> (SELECT count(*) FROM porting_action_requirement r
                        WHERE r.porting_order_id = o.id AND r.status = 'completed')
                    OR (o.status <> 'draft' AND o.country_code = 'AU' AND o.phone_number_type = 'mobile'
                        AND (o.verified_numbers < o.phone_numbers_count OR o.completed_actions < 1)))""");
        none("numbers in several open orders", """
                SELECT n.phone_number FROM porting_phone_number n WHERE n.account_id = ANY (?) AND n.open
                GROUP BY n.account_id, n.phone_number HAVING count(*) > 1""");
        none("numbers in a block that is not of their order, or that they do not lie in", """
                SELECT n.phone_number FROM porting_phone_number n
                LEFT JOIN porting_phone_number_block b ON b.id = n.block_id AND b.porting_order_id = n.porting_order_id
                WHERE n.account_id = ANY (?) AND n.block_id IS NOT NULL
                AND n.phone_number NOT BETWEEN coalesce(b.first_number, '') AND coalesce(b.last_number, '')""");
        none("numbers in several submitted orders", """
                SELECT n.phone_number FROM porting_phone_number n JOIN porting_order o ON o.id = n.porting_order_id
                WHERE o.account_id = ANY (?) AND o.status NOT IN ('draft', 'ported', 'cancelled')
                GROUP BY n.phone_number HAVING count(*) > 1""");
        none("open activation jobs of orders without a date", """
                SELECT j.id::text FROM activation_job j JOIN porting_order o ON o.id = j.porting_order_id
                WHERE j.account_id = ANY (?) AND j.status IN ('created', 'in-process')
                AND o.status NOT IN ('foc-date-confirmed', 'cancel-pending')""");
        none("numbers that were ported and that nobody has", """
                SELECT phone_number FROM inventory_number WHERE account_id = ANY (?)
                GROUP BY phone_number HAVING count(*) FILTER (WHERE status = 'active') <> 1""");
        none("jobs that are overdue", """
                SELECT task_name || ' ' || task_instance FROM scheduled_tasks
                WHERE ? IS NOT NULL AND execution_time <= ? AND task_name <> 'probe'""", now);
        assertThat(history.find("""
                        SELECT id::text || ' ' || status || ' ' || version FROM porting_order
                        WHERE account_id = ANY (?)"""))
                .as("all orders are as their histories left them")
                .containsExactlyInAnyOrderElementsOf(orders.values().stream()
                        .filter(order -> !order.deleted)
                        .map(order -> order.id + " " + order.status + " " + order.version)
                        .toList());
        assertThat(history.find("SELECT phone_number FROM porting_phone_number WHERE account_id = ANY (?)"))
                .as("numbers are those that were asked for, less those of deleted drafts")
                .containsExactlyInAnyOrderElementsOf(orders.values().stream()
                        .filter(order -> !order.deleted)
                        .flatMap(order -> order.numbers.stream())
                        .collect(Collectors.toList()));
    }

    private void none(String what, String sql, Instant... times) {
        assertThat(history.find(sql, times)).as(what).isEmpty();
    }
}
