package dev.portwright.resource.address;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Addresses: what orders name as emergency addresses, and as answers to requirements. Operations {@code ValidateAddress} and
 * {@code acceptAddressSuggestions} besides those of every kind.
 */
@Path("/v2/addresses")
@CustomerApi
class AddressResource extends KindResource {
    private final CustomerCall call;
    private final AddressCheck check;

    AddressResource(KindCalls calls, CustomerCall call, AddressCheck check) {
        super(calls, "address");
        this.call = call;
        this.check = check;
    }

    @POST
    @Path("/actions/validate")
    @TakesBody
    public Response validate(byte[] body) {
        PostalAddress given = PostalAddress.of(call.body("ValidateAddress", body));
        return call.answer(body, Answers.ok(AddressJson.of(check.check(given))));
    }

    @POST
    @Path("/{id}/actions/accept_suggestions")
    @TakesBody
    public Response accept(byte[] body) {
        call.bodyIfAny("acceptAddressSuggestions", body);
        return edit(
                body,
                kept -> asUsual(check.check(PostalAddress.of(kept)).suggested()),
                address -> Answers.ok(AddressJson.accepted(
                        address.id(),
                        check.check(PostalAddress.of(address.body())).problems())));
    }

    private static ObjectNode asUsual(PostalAddress suggested) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("street_address", suggested.streetAddress())
                .put("extended_address", suggested.extendedAddress())
                .put("locality", suggested.locality())
                .put("administrative_area", suggested.administrativeArea())
                .put("postal_code", suggested.postalCode())
                .put("country_code", suggested.countryCode());
    }
}
