package dev.portwright.managed;

import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;

/** A manager, and how accounts of it are made: what tests of managed accounts begin with. */
abstract class Managers extends AtTheDesk {
    static final String PATH = "/v2/managed_accounts";
    static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    Client operator = Api.client("");

    @BeforeEach
    void operator() {
        operator = Api.client(Api.OPERATOR_KEY);
    }

    /** Makes an account of the tenant's. */
    final Answer made(String name) {
        return tenant.post(PATH, Body.of("business_name", name).with("email", address(name)))
                .ok();
    }

    static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
    }

    static Client client(Answer made) {
        return Api.client(made.value("api_key"));
    }
}
