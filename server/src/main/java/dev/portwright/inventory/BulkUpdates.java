package dev.portwright.inventory;

import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Gives many numbers a messaging profile at once. They are few enough that it is done in the transaction that is asked for it. */
@ApplicationScoped
class BulkUpdates {
    private final Db db;
    private final BulkUpdateStore store;
    private final PhoneNumbers reader;
    private final References references;
    private final Ids ids;
    private final Clock clock;

    BulkUpdates(Db db, BulkUpdateStore store, PhoneNumbers reader, References references, Ids ids, Clock clock) {
        this.db = db;
        this.store = store;
        this.reader = reader;
        this.references = references;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives the numbers of the body the profile of the body, or none.
     *
     * @throws ApiException 422 with everything that is wrong with the body; that a number is not the account's is not wrong
     */
    BulkUpdate update(Tx tx, UUID accountId, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        Set<String> wanted = numbers(body.usable().path("numbers"), problems);
        String profile = EditMessaging.profile(body.usable(), null);
        if (profile != null) {
            EditMessaging.requireProfile(references, tx, accountId, profile, problems);
        }
        problems.throwIfAny();
        Instant now = clock.instant();
        Set<String> done = new HashSet<>(store.assign(tx, accountId, profile, List.copyOf(wanted), now));
        BulkUpdate update = new BulkUpdate(
                ids.next(),
                wanted.stream().filter(done::contains).toList(),
                wanted.stream().filter(number -> !done.contains(number)).toList());
        store.insert(tx, accountId, update, now);
        return update;
    }

    /** The numbers in the order given, each once. */
    private Set<String> numbers(JsonNode given, Problems problems) {
        Set<String> numbers = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).isString()) {
                String pointer = "/numbers/" + i;
                PhoneNumberReading reading =
                        reader.readInternational(given.get(i).asString());
                reading.flaw().ifPresent(why -> problems.add(ProblemCode.INVALID_PHONE_NUMBER.at(pointer, why)));
                reading.e164().ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    /**
     * What became of an update.
     *
     * @throws ApiException 404 when the account has none with this id
     */
    BulkUpdate get(UUID accountId, UUID id) {
        return db.read(tx -> store.find(tx, accountId, id))
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("order_id", "There is no bulk update with this id in your account.")));
    }
}
