package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How numbers come into an inventory, and how they leave it for another one. */
@ServerTest
class LandingTest {
    private static final String PATH = "/v2/phone_numbers";
    private static final String ONE = "+13035550001";
    private static final String TWO = "+13035550002";

    @Inject
    TestServer server;

    @Inject
    Landings landings;

    @Inject
    Db db;

    Tenant tenant;
    Tenant other;

    @BeforeEach
    void accounts() {
        server.run("DELETE FROM inventory_number");
        tenant = server.tenant();
        other = server.tenant();
    }

    @Test
    void aLandedNumberHasTheSettingsOfItsOrder() {
        landings.land(
                tenant,
                draft -> draft.ids("trunk", "profile", "group", "address").named("MY REF", "a", "b"),
                ONE);
        Answer answer = tenant.get(PATH);
        assertThat(answer.data().toString()).isEqualTo("""
                [{"id":"%s","record_type":"phone_number","phone_number":"+13035550001","country_iso_alpha2":"US",\
                "status":"active","tags":["a","b"],"external_pin":null,"connection_id":"trunk",\
                "connection_name":"trunk","customer_reference":"MY REF","messaging_profile_id":"profile",\
                "messaging_profile_name":"profile","billing_group_id":"group","emergency_enabled":false,\
                "emergency_address_id":"address","emergency_status":"disabled","call_forwarding_enabled":true,\
                "cnam_listing_enabled":false,"caller_id_name_enabled":false,"call_recording_enabled":false,\
                "t38_fax_gateway_enabled":false,"phone_number_type":"local","inbound_call_screening":"disabled",\
                "purchased_at":"2026-03-19T15:00:00Z","created_at":"2026-03-19T15:00:00Z",\
                "updated_at":"2026-03-19T15:00:00Z","hd_voice_enabled":false,"deletion_lock_enabled":false,\
                "activated_at":"2026-03-19T15:00:00Z","source_type":"port_request"}]""".formatted(answer.id()));
        assertThat(tenant.get(PATH + "/" + answer.id()).json().toString())
                .isEqualTo("{\"data\":" + answer.data().get(0) + "}");
    }

    @Test
    void landingTwiceChangesNothing() {
        UUID order = landings.land(tenant, ONE, TWO, ONE);
        List<String> before = rows();
        landings.land(tenant, order, draft -> draft.named("other").at(Landings.AT.plusSeconds(60)), TWO, ONE);
        assertThat(rows()).hasSize(2).isEqualTo(before);
    }

    @Test
    void landingAgainPutsInOnlyWhatWasNotThere() {
        UUID order = landings.land(tenant, ONE);
        String id = Landings.id(tenant, ONE);
        landings.land(tenant, order, draft -> draft, ONE, TWO);
        assertThat(tenant.get(PATH + "?sort=phone_number").column("phone_number"))
                .containsExactly(ONE, TWO);
        assertThat(Landings.id(tenant, ONE)).isEqualTo(id);
    }

    @Test
    void landingAgainBringsNothingBack() {
        UUID order = landings.land(tenant, ONE);
        tenant.delete(PATH + "/" + Landings.id(tenant, ONE));
        landings.land(tenant, order, draft -> draft, ONE);
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    @Test
    void anEmptyLandingIsNone() {
        landings.land(tenant);
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    @Test
    void aNumberOfAnotherAccountMoves() {
        UUID order = landings.land(other, draft -> draft.named("THEIRS"), ONE, TWO);
        String left = Landings.id(other, ONE);
        landings.land(tenant, draft -> draft.at(Landings.AT.plus(Duration.ofDays(1))), ONE);

        assertThat(tenant.get(PATH).column("phone_number")).containsExactly(ONE);
        assertThat(tenant.get(PATH).column("customer_reference")).containsExactly("null");
        assertThat(other.get(PATH).column("phone_number")).containsExactly(TWO);
        assertThat(other.get(PATH + "?filter[status]=ported-out").column("id")).containsExactly(left);
        Answer past = other.get(PATH + "/" + left);
        assertThat(past.data("status")).isEqualTo("\"ported-out\"");
        assertThat(past.data("updated_at")).isEqualTo("\"2026-03-20T15:00:00Z\"");

        landings.land(other, order, draft -> draft, ONE, TWO);
        assertThat(tenant.get(PATH).column("phone_number")).containsExactly(ONE);
    }

    @Test
    void aNumberThatTheAccountHasAlreadyBeginsAnew() {
        String first = landings.landed(tenant, ONE);
        landings.land(tenant, draft -> draft.named("again"), ONE);
        Answer answer = tenant.get(PATH);
        assertThat(answer.column("customer_reference")).containsExactly("again");
        assertThat(tenant.get(PATH + "/" + first).data("status")).isEqualTo("\"ported-out\"");
        assertThat(answer.id()).isNotEqualTo(first);
    }

    @Test
    void aDeletedNumberCanLandAnywhere() {
        tenant.delete(PATH + "/" + landings.landed(tenant, ONE));
        landings.land(other, ONE);
        assertThat(other.get(PATH).column("phone_number")).containsExactly(ONE);
        other.delete(PATH + "/" + Landings.id(other, ONE));
        landings.land(tenant, ONE);
        assertThat(tenant.get(PATH).column("phone_number")).containsExactly(ONE);
        assertThat(tenant.get(PATH + "?filter[status]=deleted").data()).hasSize(1);
    }

    @Test
    void aLandingIsPartOfItsCallersTransaction() {
        landings.land(other, ONE);
        assertThatThrownBy(() -> db.transaction(tx -> {
                    landings.land(tenant, ONE, TWO);
                    throw new IllegalStateException("the order cannot be ported after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tenant.get(PATH).data()).isEmpty();
        assertThat(other.get(PATH).column("status")).containsExactly("active");
    }

    @Test
    void ofManyLandingsAtOnceTheLastHasTheNumbersAndNoneFails() throws Exception {
        List<String> numbers = IntStream.range(0, 40)
                .mapToObj(i -> "+130355501%02d".formatted(i))
                .toList();
        List<Callable<UUID>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Tenant owner = i % 2 == 0 ? tenant : other;
            List<String> shuffled = new ArrayList<>(numbers);
            Collections.shuffle(shuffled);
            tasks.add(() -> landings.land(owner, shuffled.toArray(String[]::new)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<UUID> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(server.rows("SELECT status || count(*) FROM inventory_number GROUP BY status ORDER BY status"))
                .containsExactly("active40", "ported-out440");
        assertThat(server.rows("SELECT DISTINCT porting_order_id::text FROM inventory_number WHERE status = 'active'"))
                .hasSize(1);
    }

    @Test
    void theDatabaseItselfKeepsANumberInOneAccount() {
        landings.land(tenant, ONE);
        assertThatThrownBy(() -> server.run("""
                        INSERT INTO inventory_number (id, account_id, porting_order_id, phone_number, country_code,
                                                      phone_number_type, landed_at, updated_at)
                        SELECT gen_random_uuid(), ?::uuid, gen_random_uuid(), phone_number, country_code,
                               phone_number_type, landed_at, updated_at FROM inventory_number""", other.accountId().toString()))
                .isInstanceOf(DatabaseException.class)
                .hasStackTraceContaining("inventory_number_in_one_account");
    }

    private List<String> rows() {
        return server.rows("SELECT n::text FROM inventory_number n ORDER BY phone_number");
    }
}
