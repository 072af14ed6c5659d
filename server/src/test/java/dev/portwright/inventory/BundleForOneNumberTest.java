package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.AtOnce;
import dev.portwright.testing.Bundles;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A number that the account owns and numbers of orders under way are for one bundle at the same moment: their tables are two. */
@ServerTest
class BundleForOneNumberTest extends AtOneNumber {
    private static final String PAIRS = "/v2/porting_orders/phone_number_configurations";
    private static final int ROUNDS = 10;

    private String portingNumber(String number) {
        return tenant.get("/v2/porting_phone_numbers?filter[porting_order_id]=" + tenant.order(number))
                .column("id")
                .getFirst();
    }

    private Answer own(String bundle) {
        return tenant.patch(PATH + id + "/actions/bundle_status_change", "{\"bundle_id\":\"" + bundle + "\"}");
    }

    private Answer pair(String number, String bundle) {
        return tenant.post(
                PAIRS,
                "{\"phone_number_configurations\":[{\"porting_phone_number_id\":\"" + number
                        + "\",\"user_bundle_id\":\"" + bundle + "\"}]}");
    }

    @Test
    void oneOfThemGetsIt() throws Exception {
        List<String> porting =
                List.of(portingNumber("+13035550002"), portingNumber("+13035550003"), portingNumber("+13035550004"));
        for (String bundle : Bundles.take(tenant, Bundles.US, ROUNDS)) {
            List<Callable<Answer>> calls = new ArrayList<>();
            calls.add(() -> own(bundle));
            porting.forEach(number -> calls.add(() -> pair(number, bundle)));
            List<Integer> statuses =
                    AtOnce.of(calls).stream().map(Answer::status).sorted().toList();
            assertThat(statuses).containsSubsequence(422, 422, 422).hasSize(4);
            assertThat(statuses.getFirst()).isIn(200, 201);
            assertThat(tenant.get("/v2/bundle_pricing/user_bundles/" + bundle + "/resources")
                            .data())
                    .hasSize(1);
        }
    }
}
