package dev.portwright.notification.teller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.event.EventListener;
import dev.portwright.event.FedEvent;
import dev.portwright.notification.Notify;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.PhoneNumbers;
import dev.portwright.testkit.Tenant;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told of as one, and after whom. */
@ServerTest
class StoriesTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String MESSAGES = "/sandbox/messages";

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    Teller teller;

    @Inject
    Instance<EventListener> listeners;

    private final String one = PhoneNumbers.next();
    private final String two = PhoneNumbers.next();
    Tenant tenant;
    Notify notify;
    String order;

    @BeforeEach
    void account() {
        tenant = server.tenant();
        notify = new Notify(tenant);
        order = tenant.order(one, two);
    }

    @Test
    void ofASplitPeopleAreToldAtOnceThoughItsEventsGetTheirPlacesInSeveralGoes() {
        notify.of(Notify.ANY_SPLIT, "email", "ada@example.com");
        notify.of(Notify.SPLIT_OF_NUMBER, "sms", "+13035550000", "phone_number", two);
        UUID part = UUID.randomUUID();
        List<FedEvent> events = List.of(split(one, part), split(two, part), split(one, part));
        db.transaction(tx -> {
            for (FedEvent event : events) {
                insert(tx, event);
            }
            tx.sql("DELETE FROM event_outbox WHERE event_id = ANY (?)")
                    .array("uuid", events, FedEvent::id)
                    .execute();
            return null;
        });
        events.forEach(event -> db.transaction(tx -> {
            teller.told(tx, List.of(placed(tx, event)));
            // As those do who delete a message once it is sent.
            tx.sql("UPDATE outgoing_message SET event_id = NULL WHERE account_id = ?")
                    .set(tenant.accountId())
                    .execute();
            return null;
        }));

        Answer told = tenant.get(MESSAGES);
        assertThat(told.column("channel_type_id")).containsExactlyInAnyOrder("email", "sms");
        assertThat(tenant.get(MESSAGES + "?filter[channel_type_id]=email").value("0.text"))
                .startsWith("3 numbers of porting order " + order + " went to an order of their own, " + part);
        assertThat(server.rows(
                        "SELECT array_to_string(methods, ' ') FROM event_feed WHERE subject_id = ?::uuid ORDER BY position",
                        order))
                .containsExactly("email", "email", "email");
    }

    private static void insert(Tx tx, FedEvent event) {
        tx.sql("""
                        INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at, payload)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb)""")
                .set(event.id())
                .set(event.accountId())
                .set(event.type())
                .set(event.subject().id())
                .set(event.occurredAt())
                .set(event.payload())
                .execute();
    }

    /** Gives the event the next place. */
    private static FedEvent placed(Tx tx, FedEvent event) {
        long position = tx.sql("UPDATE event_feed_head SET position = position + 1 RETURNING position")
                .one(Sql.Row::number)
                .orElseThrow();
        tx.sql("""
                        INSERT INTO event_feed (account_id, position, event_id, subject_type, subject_id, number)
                        VALUES (?, ?, ?, 'porting_order', ?, ?)""")
                .set(event.accountId())
                .set(position)
                .set(event.id())
                .set(event.subject().id())
                .set(position)
                .execute();
        return new FedEvent(
                event.id(),
                event.accountId(),
                event.type(),
                event.subject(),
                position,
                position,
                event.occurredAt(),
                event.payload(),
                null);
    }

    /** Otherwise it could wait for a courier that locks the row of its endpoint and waits for that of the job. */
    @Test
    void peopleAreToldAfterAllWhoLockEndpoints() {
        List<EventListener> inOrder = EventListener.inOrder(listeners);
        assertThat(inOrder).hasSizeGreaterThan(1);
        assertThat(ClientProxy.unwrap(inOrder.getLast())).isInstanceOf(Teller.class);
    }

    private FedEvent split(String number, UUID part) {
        String id = server.rows(
                        "SELECT id::text FROM porting_phone_number WHERE porting_order_id = ?::uuid AND phone_number = ?",
                        order,
                        number)
                .getFirst();
        return new FedEvent(
                UUID.randomUUID(),
                tenant.accountId(),
                "porting_order.split",
                new Subject("porting_order", UUID.fromString(order)),
                0,
                0,
                NOW,
                """
                {"from":{"id":"%s"},"to":{"id":"%s"},"porting_phone_numbers":[{"id":"%s"}]}""".formatted(order, part, id),
                null);
    }
}
