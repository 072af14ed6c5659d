package dev.portwright.porting.loa;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter of authorization says.
 *
 * @param paper the size of its pages
 * @param supportKey of the order; null for one that is made up to show a letterhead
 * @param tollFree whether it names a new responsible organization
 * @param remainder a sentence on the numbers that do not move; null where there are none
 * @param authorizedPerson who is to sign; null where it is not known yet
 * @param madeAt the time that it is of
 */
record Letter(
        String paper,
        Company company,
        @Nullable String supportKey,
        String losingCarrier,
        boolean tollFree,
        List<Fact> customer,
        List<Fact> transfer,
        @Nullable String remainder,
        @Nullable String authorizedPerson,
        List<String> numbers,
        Instant madeAt) {

    /**
     * Who the numbers come to.
     *
     * @param letterhead null for a letter of an account without one
     */
    record Company(String name, @Nullable Letterhead letterhead) {
        static Company of(Letterhead letterhead) {
            return new Company(letterhead.companyName(), letterhead);
        }

        /** Its address and contact, as they stand under its name. */
        List<String> lines() {
            if (letterhead == null) {
                return List.of();
            }
            Letterhead.Address address = letterhead.address();
            Letterhead.Contact contact = letterhead.contact();
            return Lines.present(
                    address.streetAddress(),
                    address.extendedAddress(),
                    address.city() + ", " + address.state() + " " + address.zipCode() + ", " + address.countryCode(),
                    contact.email() + " \u00b7 " + contact.phoneNumber());
        }
    }
}
