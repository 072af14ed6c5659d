package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.porting.order.ListedPhoneNumber;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhoneNumberCsvTest {
    private static final UUID ORDER = UUID.fromString("5f940c35-ef28-4408-bb95-af73b047d589");
    private static final String HEADER =
            "phone_number,phone_number_type,porting_order_id,support_key,porting_order_status\r\n";

    @Test
    void rowsAreQuotedOnlyWhereTheyMustBe() {
        byte[] csv = PhoneNumberCsv.TABLE.render(List.of(
                entry("+12003155566", PortingOrderStatus.DRAFT, null),
                entry("+12003155567", PortingOrderStatus.SUBMITTED, "sr_a12345")));

        assertThat(csv)
                .asString()
                .isEqualTo(HEADER
                        + "+12003155566,local,5f940c35-ef28-4408-bb95-af73b047d589,,draft\r\n"
                        + "+12003155567,local,5f940c35-ef28-4408-bb95-af73b047d589,sr_a12345,submitted\r\n");
    }

    @Test
    void noRowsAreAHeader() {
        assertThat(PhoneNumberCsv.TABLE.render(List.of())).asString().isEqualTo(HEADER);
    }

    private static ListedPhoneNumber entry(String number, PortingOrderStatus status, @Nullable String supportKey) {
        return new ListedPhoneNumber(
                new PortingPhoneNumber(new UUID(1, 2), number, null, PortabilityStatus.CONFIRMED),
                ORDER,
                PhoneNumberType.LOCAL,
                status,
                supportKey,
                RequirementStatus.APPROVED);
    }
}
