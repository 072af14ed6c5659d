package dev.portwright.simulation;

import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import java.util.List;
import java.util.stream.IntStream;

/** A tenant with what its orders refer to. */
record Account(
        Tenant tenant,
        List<String> documents,
        List<String> connections,
        List<String> messagingProfiles,
        List<String> billingGroups,
        List<String> emergencyAddresses) {

    static Account in(TestServer server) {
        Tenant tenant = server.tenant();
        return new Account(
                tenant,
                some(server, tenant, "document"),
                some(server, tenant, "connection"),
                some(server, tenant, "messaging_profile"),
                some(server, tenant, "billing_group"),
                some(server, tenant, "emergency_address"));
    }

    private static List<String> some(TestServer server, Tenant tenant, String kind) {
        return IntStream.range(0, 5)
                .mapToObj(i -> server.reference(tenant, kind))
                .toList();
    }
}
