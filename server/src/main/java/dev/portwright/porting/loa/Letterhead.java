package dev.portwright.porting.loa;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a letter shows of the company that numbers come to.
 *
 * @param name what its account calls it; not on the letter
 * @param logo a document of the account, a PNG
 */
record Letterhead(String name, String companyName, UUID logo, Address address, Contact contact) {
    record Address(
            String streetAddress,
            @Nullable String extendedAddress,
            String city,
            String state,
            String zipCode,
            String countryCode) {}

    record Contact(String email, String phoneNumber) {}
}
