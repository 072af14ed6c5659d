package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.TestClock;
import dev.portwright.testkit.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the owners of orders do, over HTTP. Whatever they do, the server never fails. */
final class Clients {
    private static final String ORDERS = "/v2/porting_orders/";

    private final Chance chance;
    private final Bodies bodies;
    private final TestClock clock;
    private final ExceptionCatalog exceptions;
    private final Tally tally;
    private final Consumer<Known> born;
    private final Blocks blocks;
    private final Groups groups;
    private final Steps steps;

    Clients(
            Chance chance,
            Bodies bodies,
            TestClock clock,
            ExceptionCatalog exceptions,
            Tally tally,
            Consumer<Known> born) {
        this.chance = chance;
        this.bodies = bodies;
        this.clock = clock;
        this.exceptions = exceptions;
        this.tally = tally;
        this.born = born;
        this.blocks = new Blocks(chance, tally);
        this.groups = new Groups(chance, tally);
        this.steps = new Steps(chance, tally);
    }

    void create(Account account) {
        Answer answer = tally.count(
                "create", account.tenant().create(Numbers.some(chance).toArray(String[]::new)));
        if (answer.status() != 201) {
            return;
        }
        String group = answer.json().at("/meta/porting_order_group_id").asString();
        for (JsonNode order : answer.data()) {
            List<String> numbers = order.path("phone_numbers")
                    .valueStream()
                    .map(number -> number.at("/phone_number").asString())
                    .toList();
            tally.add("orders");
            born.accept(new Known(
                    UUID.fromString(order.path("id").asString()),
                    account,
                    group,
                    Numbers.rangeOf(numbers.getFirst()),
                    numbers));
        }
    }

    /** One thing, as often as not the sensible one for an order in this status. */
    void act(Known order) {
        if (order.range.country().equals("DE") && chance.inHundred(25)) {
            blocks.act(order);
            return;
        }
        if (chance.inHundred(6)) {
            groups.act(order);
            return;
        }
        int what = chance.below(100);
        if (what < 8) {
            edit(order, bodies.any(order, clock.instant()));
        } else if (what < 10) {
            tally.count(
                    "comment",
                    order.account.tenant().post(ORDERS + order.id + "/comments", "{\"body\":\"Is it moving?\"}"));
        } else if (what < 15) {
            String body = bodies.scenario(order, clock.instant());
            tally.count("scenario", order.account.tenant().put("/sandbox/scenario", body));
        } else if (what < 18) {
            List.<Consumer<Known>>of(this::confirm, this::cancel, this::delete, this::activate)
                    .get(chance.below(4))
                    .accept(order);
        } else {
            sensible(order);
        }
    }

    private void sensible(Known order) {
        switch (order.status) {
            case "draft" -> {
                if (order.filled) {
                    confirm(order);
                } else if (chance.inHundred(8)) {
                    delete(order);
                } else if (chance.inHundred(8)) {
                    changeNumbers(order);
                } else {
                    complete(order, false);
                    if (chance.inHundred(70)) {
                        confirm(order);
                    }
                }
            }
            case "exception" -> {
                if (order.abandoned || chance.inHundred(4)) {
                    order.abandoned = true;
                } else if (chance.inHundred(12)) {
                    cancel(order);
                } else {
                    if (chance.inHundred(75)) {
                        correct(order);
                    }
                    confirm(order);
                }
            }
            case "foc-date-confirmed" -> {
                int what = chance.below(100);
                if (what < 40) {
                    activate(order);
                } else if (what < 65) {
                    moveActivation(order);
                } else if (what < 80) {
                    askForDate(order);
                } else if (what < 90) {
                    cancel(order);
                } else {
                    askForOtherData(order);
                }
            }
            default -> {
                if (chance.inHundred(15)) {
                    cancel(order);
                } else if (chance.inHundred(15)) {
                    askForDate(order);
                } else if (chance.inHundred(15)) {
                    askForOtherData(order);
                }
            }
        }
    }

    /** Fills in the form. */
    void complete(Known order, boolean plain) {
        Instant date = null;
        if (!plain && chance.inHundred(45)) {
            date = chance.inHundred(85)
                    ? allowedDate(order)
                    : clock.instant().plus(Duration.ofMinutes(chance.between(-600, 60_000)));
        }
        Answer answer = edit(order, Json.text(bodies.complete(order, plain, date)));
        order.filled = answer.status() == 200;
        if (order.filled) {
            steps.take(order, answer);
        }
    }

    Answer edit(Known order, String body) {
        long version = chance.inHundred(3) ? order.version - 1 : order.version;
        String[] headers = chance.inHundred(10) ? new String[] {"if-match", "\"" + version + "\""} : new String[0];
        Answer answer = tally.count("edit", order.account.tenant().edit(order.id.toString(), body, headers));
        if (answer.status() == 200) {
            order.miscType = answer.data().at("/misc/type").asString("full");
        }
        return answer;
    }

    void confirm(Known order) {
        Answer answer = tally.count("confirm", order.account.tenant().confirm(order.id.toString()));
        if (answer.status() == 200) {
            assertThat(order.status).as("what is confirmed").isIn("draft", "exception");
        } else if (answer.problems().contains("80003")) {
            // Somebody else is porting a number of it, perhaps for ever: its owner gives up.
            tally.add("confirm of a number that is taken");
            delete(order);
        } else {
            order.filled = false;
        }
    }

    void cancel(Known order) {
        tally.count("cancel", order.account.tenant().cancel(order.id.toString()));
    }

    void delete(Known order) {
        tally.count("delete", order.account.tenant().delete(ORDERS + order.id));
    }

    private void activate(Known order) {
        tally.count("activate", order.account.tenant().post(ORDERS + order.id + "/actions/activate", ""));
    }

    private void moveActivation(Known order) {
        JsonNode jobs = tally.count(
                        "list activations", order.account.tenant().get(ORDERS + order.id + "/activation_jobs"))
                .data();
        if (jobs.isEmpty()) {
            return;
        }
        Instant time = clock.instant().plus(Duration.ofMinutes(chance.between(-30, 600)));
        JsonNode windows = jobs.get(0).path("activation_windows");
        if (chance.inHundred(70) && !windows.isEmpty()) {
            time = Instant.parse(windows.get(0).path("start_at").asString())
                    .plus(Duration.ofMinutes(chance.between(0, 480)));
        }
        tally.count(
                "move activation",
                order.account
                        .tenant()
                        .patch(
                                ORDERS + order.id + "/activation_jobs/"
                                        + jobs.get(0).path("id").asString(),
                                "{\"activate_at\":\"" + time + "\"}"));
    }

    private void askForDate(Known order) {
        Instant date = allowedDate(order);
        if (date != null) {
            edit(order, "{\"activation_settings\":{\"foc_datetime_requested\":\"" + date + "\"}}");
        }
    }

    /** A supplement, which the carrier answers. */
    private void askForOtherData(Known order) {
        tally.count(
                "supplement",
                order.account
                        .tenant()
                        .post(
                                ORDERS + order.id + "/supplements",
                                "{\"end_user\":{\"location\":{\"street_address\":\"" + chance.between(1, 99)
                                        + " Second St\"}}}"));
    }

    /** Numbers come to a draft, or leave it. */
    private void changeNumbers(Known order) {
        boolean come = chance.inHundred(60);
        String number = come ? Numbers.any(chance, order.range) : chance.of(List.copyOf(order.numbers));
        tally.count(
                come ? "add number" : "remove number",
                order.account
                        .tenant()
                        .post(
                                ORDERS + order.id + "/phone_numbers" + (come ? "" : "/actions/remove"),
                                "{\"phone_numbers\":[\"" + number + "\"]}"));
    }

    /** Corrects what the order was sent back for, and makes sure that no date stands in its way. */
    void correct(Known order) {
        List<String> attributes = order.codes.stream()
                .map(code -> exceptions.find(code).orElseThrow())
                .map(ExceptionType::attribute)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Instant date = attributes.contains("activation_settings.foc_datetime_requested") ? allowedDate(order) : null;
        edit(order, Json.text(bodies.correction(order, attributes, date)));
    }

    /** Leaves the date to the carrier, so that none that has passed is in the way, and whatever else was missing. */
    void withoutDate(Known order) {
        if (!order.filled) {
            complete(order, true);
            return;
        }
        edit(order, "{\"activation_settings\":{\"foc_datetime_requested\":null}}");
    }

    /** Some time in one of the next windows that the order may ask for. */
    private @Nullable Instant allowedDate(Known order) {
        JsonNode windows = tally.count(
                        "windows", order.account.tenant().get(ORDERS + order.id + "/allowed_foc_windows"))
                .data();
        if (windows.isEmpty()) {
            return null;
        }
        JsonNode window = windows.get(chance.below(Math.min(windows.size(), 6)));
        Instant start = Instant.parse(window.path("started_at").asString());
        Instant end = Instant.parse(window.path("ended_at").asString());
        long quarters = Duration.between(start, end).toMinutes() / 15;
        return start.plus(Duration.ofMinutes(15L * chance.below((int) quarters + 1)));
    }
}
