package dev.portwright.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * What the people of a porting desk do, with the operator's key: accounts, their references, and every decision on an
 * order. Works on a sandbox too, where whatever people decide comes before what the simulated carrier would.
 */
public record Desk(Client client) {
    public static final String ORDERS = "/operator/porting_orders";
    private static final String ACCOUNTS = "/operator/accounts";

    /** Makes an account with a key. */
    public Tenant newTenant(String name) {
        String account = client.post(ACCOUNTS, Body.of("name", name)).ok().id();
        Answer key = client.post(ACCOUNTS + "/" + account + "/api_keys", Body.of("name", name))
                .ok();
        return new Tenant(
                client.as(key.value("key")),
                UUID.fromString(account),
                UUID.fromString(key.value("user_id")),
                UUID.fromString(key.id()));
    }

    /**
     * Allows an account to name something that is not kept here, and answers its id.
     *
     * @param kind such as {@code document} or {@code connection}
     */
    public String reference(Tenant tenant, String kind) {
        String id = UUID.randomUUID().toString();
        client.put(ACCOUNTS + "/" + tenant.accountId() + "/references/" + kind + "/" + id, "")
                .ok();
        return id;
    }

    public Answer list(String query) {
        return client.get(ORDERS + query);
    }

    public Answer show(String orderId) {
        return client.get(ORDERS + "/" + orderId);
    }

    public Answer history(String orderId) {
        return client.get(ORDERS + "/" + orderId + "/history");
    }

    /** What the desk is asked to do with the order; {@code nothing} when it is asked nothing. */
    public String asked(String orderId) {
        return show(orderId).data().at("/request/type").asString("nothing");
    }

    public Answer act(String orderId, String action, String body, String... headers) {
        return client.post(ORDERS + "/" + orderId + "/actions/" + action, body, headers);
    }

    public Answer act(String orderId, String action, Body body, String... headers) {
        return client.post(ORDERS + "/" + orderId + "/actions/" + action, body, headers);
    }

    /** It was sent to the losing carrier. */
    public Answer submit(String orderId) {
        return act(orderId, "submit", "");
    }

    /** The losing carrier says when. */
    public Answer confirmFoc(String orderId, Instant foc) {
        return act(orderId, "confirm_foc", Body.of("foc_datetime", foc));
    }

    /** The losing carrier says no. */
    public Answer raiseException(String orderId, String... codes) {
        return act(orderId, "raise_exception", Body.of("codes", codes));
    }

    public Answer approveCancellation(String orderId) {
        return act(orderId, "approve_cancellation", "");
    }

    public Answer refuseCancellation(String orderId) {
        return act(orderId, "refuse_cancellation", "");
    }

    /** The numbers have moved. */
    public Answer complete(String orderId) {
        return act(orderId, "complete", "");
    }

    /** The clearing house says how some of the numbers are. */
    public Answer activation(String orderId, String status, String... numbers) {
        return act(
                orderId,
                "phone_number_activation",
                Body.of(
                        "phone_numbers",
                        Arrays.stream(numbers)
                                .map(number -> Body.of("phone_number", number).with("activation_status", status))
                                .toArray(Body[]::new)));
    }

    /** Some of the numbers go to an order of their own. */
    public Answer split(String orderId, String reason, String... numbers) {
        return act(orderId, "split", Body.numbers(numbers).with("reason", reason));
    }

    /**
     * Fills in what a draft lacks, confirms it and decides, until it has the status. Each step is one that its owner or
     * the desk takes, so that all that belongs to the status is there.
     *
     * @param orderId a draft of the tenant, or an order that has come part of the way
     * @param status in the word of the API. A confirmed date lies nine days ahead; an order in exception has the code
     *     {@code OTHER}; one that is cancelled, or is about to be, was submitted before
     */
    public void lead(Tenant tenant, String orderId, String status) {
        new Course(this, tenant, orderId).to(status);
    }

    /**
     * Has the actions of an order initiated and completes them, such as the check of somebody's identity: where the country
     * asks for that before the order is submitted.
     */
    public void completeActions(Tenant tenant, String orderId) {
        String path = "/v2/porting_orders/" + orderId + "/action_requirements";
        for (String id : tenant.get(path + "?filter[status]=created").ok().column("id")) {
            tenant.post(
                            path + "/" + id + "/initiate",
                            Body.of("params.first_name", "Ann").with("params.last_name", "Person"))
                    .ok();
            client.post("/operator/action_requirements/" + id + "/actions/decide", Body.of("status", "completed"))
                    .ok();
        }
    }

    /** Fills in what a draft lacks and confirms it. */
    public void confirm(Tenant tenant, String orderId) {
        new Completion(this, tenant, orderId).confirm();
    }
}
