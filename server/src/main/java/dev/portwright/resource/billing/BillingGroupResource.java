package dev.portwright.resource.billing;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Billing groups: what orders and numbers name as the one that pays. */
@Path("/v2/billing_groups")
@CustomerApi
class BillingGroupResource extends KindResource {
    BillingGroupResource(KindCalls calls) {
        super(calls, "billing_group");
    }
}
