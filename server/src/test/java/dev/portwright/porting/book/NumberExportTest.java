package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.porting.book.NumberExport.Place;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers that are read some at a time while others change their orders. */
@ServerTest
class NumberExportTest {
    private static final NumberExport.Wanted ALL = new NumberExport.Wanted(List.of(), List.of(), null, null);

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    NumberExport export;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private List<String> readAll(Runnable meanwhile) {
        Place until = db.transaction(tx -> export.last(tx, tenant.accountId())).orElseThrow();
        List<String> read = new ArrayList<>();
        Place after = Place.START;
        while (true) {
            Place from = after;
            NumberExport.Some some = db.transaction(tx -> export.read(tx, tenant.accountId(), ALL, from, until, 2));
            some.entries().forEach(entry -> read.add(entry.phoneNumber()));
            after = some.last();
            if (some.read() < 2) {
                return read;
            }
            if (read.size() == 2) {
                meanwhile.run();
            }
        }
    }

    @Test
    void numbersThatMoveToAnotherOrderMeanwhileAreReadOnce() {
        String id = server.completeOrder(
                tenant, "+13035550001", "+13035550002", "+13035550003", "+13035550004", "+13035550005");
        server.lead(tenant, id, "submitted");
        List<String> read = readAll(() -> tenant.withKey(Api.OPERATOR_KEY)
                .post(
                        "/operator/porting_orders/" + id + "/actions/split",
                        "{\"phone_numbers\":[\"+13035550001\",\"+13035550004\"]}")
                .ok());
        assertThat(read)
                .containsExactly("+13035550001", "+13035550002", "+13035550003", "+13035550004", "+13035550005");
    }

    @Test
    void numbersThatAreAddedMeanwhileAreLeftToOthers() {
        tenant.order("+13035550001", "+13035550002", "+13035550003");
        assertThat(readAll(() -> tenant.order("+13035550009")))
                .containsExactly("+13035550001", "+13035550002", "+13035550003");
    }

    @Test
    void numbersOfDeletedDraftsAreNotThere() {
        tenant.order("+13035550001", "+13035550002");
        String gone = tenant.order("+13035550003");
        assertThat(readAll(() -> tenant.delete("/v2/porting_orders/" + gone)))
                .containsExactly("+13035550001", "+13035550002");
    }
}
