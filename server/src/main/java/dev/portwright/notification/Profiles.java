package dev.portwright.notification;

import dev.portwright.account.AccountLock;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Keeps the profiles of accounts. */
@ApplicationScoped
class Profiles {
    /** How many an account has at most. */
    static final int MOST = 100;

    private final Db db;
    private final Ids ids;
    private final Clock clock;

    Profiles(Db db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ApiException 422 with what is wrong with the body, or when the account has {@value #MOST} profiles */
    Profile add(Tx tx, UUID accountId, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        String name = name(body.usable().path("name"), "", problems);
        problems.throwIfAny();
        AccountLock.take(tx, accountId);
        if (ProfileStore.count(tx, accountId) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST
                    + " notification profiles, which is as many as it can have. Delete some first."));
        }
        Instant now = clock.instant();
        Profile profile = new Profile(ids.next(), accountId, name, now, now);
        ProfileStore.insert(tx, profile);
        return profile;
    }

    /** @throws ApiException 404 when there is no such profile, 422 with what is wrong with the body */
    Profile edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        AccountLock.take(tx, accountId);
        Profile old = require(tx, accountId, id);
        Problems problems = Problems.startingWith(body.problems());
        String name = name(body.usable().path("name"), old.name(), problems);
        problems.throwIfAny();
        Profile edited = new Profile(id, accountId, name, old.createdAt(), clock.instant());
        ProfileStore.update(tx, edited);
        return edited;
    }

    private static String name(JsonNode given, String old, Problems problems) {
        String name = given.asString(old);
        if (given.isString() && name.isBlank()) {
            problems.add(ProblemCode.STRING_LENGTH.at("/name", "The name is blank. Give one."));
        }
        return name;
    }

    /** @throws ApiException 404 when there is no such profile, 422 when it has channels */
    Profile remove(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            AccountLock.take(tx, accountId);
            Profile profile = require(tx, accountId, id);
            long channels = ChannelStore.countOf(tx, accountId, id);
            if (channels > 0) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("The profile has " + channels
                        + (channels == 1 ? " notification channel. Delete it" : " notification channels. Delete them")
                        + " first."));
            }
            ProfileStore.delete(tx, profile);
            return profile;
        });
    }

    /** @throws ApiException 404 when there is no such profile */
    Profile get(UUID accountId, UUID id) {
        return db.read(tx -> require(tx, accountId, id));
    }

    Listed<Profile> list(UUID accountId, Page page) {
        return db.readPage(
                page.size(),
                tx -> Listed.of(
                        ProfileStore.list(tx, accountId, page), page, limit -> ProfileStore.count(tx, accountId)));
    }

    private static Profile require(Tx tx, UUID accountId, UUID id) {
        return ProfileStore.find(tx, accountId, id)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("id", "There is no notification profile with this id.")));
    }
}
