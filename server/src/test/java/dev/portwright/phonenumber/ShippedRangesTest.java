package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The data file {@code phonenumber/ranges.csv}. */
class ShippedRangesTest {
    private final List<ShippedRanges.Entry> entries = ShippedRanges.entries();

    /** A range that the library has come to know as we do only makes the file longer: take it out. */
    @Test
    void theLibraryLacksEachRangeOrSeesItOtherwise() {
        assertThat(entries)
                .filteredOn(entry -> {
                    PhoneNumber example = example(entry.range());
                    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
                    return util.isValidNumber(example) && util.getNumberType(example) != PhoneNumberType.PREMIUM_RATE;
                })
                .isEmpty();
    }

    @Test
    void eachHasASourceAndADateUnlessItIsForDrama() {
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.source()).isNotBlank();
            if (entry.source().contains("drama")) {
                assertThat(entry.since()).isEmpty();
            } else {
                assertThat(LocalDate.parse(entry.since())).isBefore(LocalDate.of(2026, 11, 26));
            }
        });
    }

    @Test
    void eachPrefixIsThereOnceAndOfItsCountry() {
        assertThat(entries).extracting(entry -> entry.range().prefix()).doesNotHaveDuplicates();
        assertThat(entries)
                .allSatisfy(entry -> assertThat(PhoneNumbers.isOfCountry(
                                entry.range().prefix(), entry.range().countryCode()))
                        .isTrue());
    }

    private static PhoneNumber example(NumberRange range) {
        String digits = (range.prefix() + "2345678901").substring(0, range.length());
        return Objects.requireNonNull(PhoneNumbers.understand("+" + digits, null));
    }
}
