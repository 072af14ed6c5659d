package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import org.junit.jupiter.api.Test;

/** Numbers that an account gives up. */
@ServerTest
class DeleteNumberTest extends AtOneNumber {

    @Test
    void theAnswerIsTheNumberAsItWas() {
        clock.set(Landings.AT.plusSeconds(60));
        Answer deleted = tenant.delete(PATH + id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().toString()).isEqualTo("""
                {"data":{"id":"%s","record_type":"phone_number","phone_number":"+13035550001","status":"deleted",\
                "tags":["a"],"external_pin":null,"connection_id":"trunk","connection_name":"trunk",\
                "customer_reference":"REF","messaging_profile_id":"profile","messaging_profile_name":"profile",\
                "billing_group_id":"group","emergency_enabled":false,"emergency_address_id":"address",\
                "call_forwarding_enabled":true,"cnam_listing_enabled":false,"caller_id_name_enabled":false,\
                "call_recording_enabled":false,"t38_fax_gateway_enabled":false,"phone_number_type":"local",\
                "purchased_at":"2026-03-19T15:00:00Z","created_at":"2026-03-19T15:00:00Z",\
                "updated_at":"2026-03-19T15:01:00Z","hd_voice_enabled":false,"deletion_lock_enabled":false,\
                "activated_at":"2026-03-19T15:00:00Z"}}""".formatted(id));
    }

    @Test
    void aDeletedNumberIsHistory() {
        tenant.delete(PATH + id);
        assertThat(tenant.get("/v2/phone_numbers").data()).isEmpty();
        assertThat(tenant.get("/v2/phone_numbers?filter[status]=deleted").id()).isEqualTo(id);
        assertThat(tenant.get(PATH + id).data("status")).isEqualTo("\"deleted\"");
        assertThat(server.rows("SELECT (ended_at = updated_at)::text FROM inventory_number"))
                .containsExactly("true");
    }

    @Test
    void deletingAgainAnswersTheSameAndChangesNothing() {
        Answer first = tenant.delete(PATH + id);
        clock.advance(java.time.Duration.ofHours(1));
        Answer again = tenant.delete(PATH + id);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void aNumberThatWasPortedAwayCannotBeDeleted() {
        landings.land(server.tenant(), "+13035550001");
        Answer refused = tenant.delete(PATH + id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027");
        assertThat(tenant.get(PATH + id).data("status")).isEqualTo("\"ported-out\"");
    }
}
