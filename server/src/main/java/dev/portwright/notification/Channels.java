package dev.portwright.notification;

import dev.portwright.account.AccountLock;
import dev.portwright.message.Outbox;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps the channels of accounts. */
@ApplicationScoped
class Channels {
    /** How many an account has at most. */
    static final int MOST = 100;

    private final Db db;
    private final Destination destinations;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Channels(Db db, Destination destinations, Outbox outbox, Ids ids, Clock clock) {
        this.db = db;
        this.destinations = destinations;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a body wants a channel to be; null where it does not say, or not in the right form. */
    private record Wanted(
            @Nullable UUID profileId,
            @Nullable ChannelType type,
            @Nullable String destination) {
        static Wanted of(JsonNode body) {
            return new Wanted(
                    text(body, "notification_profile_id").map(UUID::fromString).orElse(null),
                    text(body, "channel_type_id").map(ChannelType::of).orElse(null),
                    text(body, "channel_destination").orElse(null));
        }

        private static Optional<String> text(JsonNode body, String name) {
            return body.path(name).asStringOpt();
        }
    }

    /** @throws ApiException 422 with everything that is wrong, or when the account has {@value #MOST} channels */
    Channel add(Tx tx, UUID accountId, CheckedBody body) {
        AccountLock.take(tx, accountId);
        Problems problems = Problems.startingWith(body.problems());
        Wanted wanted = Wanted.of(body.usable());
        UUID profile = wanted.profileId;
        ChannelType type = wanted.type;
        if (profile != null) {
            requireProfile(tx, accountId, profile, problems);
        }
        if (type != null) {
            requireMeans(type, problems);
        }
        String destination = type == null || wanted.destination == null
                ? null
                : destinations.read(type, wanted.destination, problems);
        problems.throwIfAny();
        if (profile == null || type == null || destination == null) {
            throw new IllegalStateException("the description requires these");
        }
        if (ChannelStore.count(tx, accountId, new Where()) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST
                    + " notification channels, which is as many as it can have. Delete some first."));
        }
        Instant now = clock.instant();
        Channel channel = new Channel(ids.next(), accountId, profile, type, destination, now, now);
        ChannelStore.insert(tx, channel);
        return channel;
    }

    /**
     * What the body leaves out stays.
     *
     * @throws ApiException 404 when there is no such channel, 422 with everything that is wrong with the body
     */
    Channel edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        AccountLock.take(tx, accountId);
        Channel old = require(tx, accountId, id);
        Problems problems = Problems.startingWith(body.problems());
        Wanted wanted = Wanted.of(body.usable());
        UUID profile = wanted.profileId == null ? old.profileId() : wanted.profileId;
        if (!profile.equals(old.profileId()) && requireProfile(tx, accountId, profile, problems)) {
            requireUnused(tx, old, "/notification_profile_id", problems);
        }
        ChannelType type = wanted.type == null ? old.type() : wanted.type;
        if (type != old.type()) {
            requireMeans(type, problems);
        }
        String destination = wanted.destination == null ? old.destination() : wanted.destination;
        if (type != old.type() || !destination.equals(old.destination())) {
            destination = destinations.read(type, destination, problems);
        }
        problems.throwIfAny();
        Channel edited = new Channel(id, accountId, profile, type, destination, old.createdAt(), clock.instant());
        ChannelStore.update(tx, edited);
        return edited;
    }

    private static boolean requireProfile(Tx tx, UUID accountId, UUID profileId, Problems problems) {
        boolean there = ProfileStore.find(tx, accountId, profileId).isPresent();
        if (!there) {
            problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                    "/notification_profile_id", "There is no notification profile with this id in your account."));
        }
        return there;
    }

    /** Somebody must send what is to go that way. */
    private void requireMeans(ChannelType type, Problems problems) {
        type.medium()
                .flatMap(outbox::obstacle)
                .ifPresent(why -> problems.add(ProblemCode.UNPROCESSABLE.at("/channel_type_id", why)));
    }

    private static void requireUnused(Tx tx, Channel channel, String pointer, Problems problems) {
        long settings = SettingStore.countOf(tx, channel);
        if (settings > 0) {
            problems.add(ProblemCode.UNPROCESSABLE.at(pointer, inUse(settings)));
        }
    }

    private static String inUse(long settings) {
        return settings == 1
                ? "A notification setting uses the channel. Delete it first."
                : settings + " notification settings use the channel. Delete them first.";
    }

    /** @throws ApiException 404 when there is no such channel, 422 when settings use it */
    Channel remove(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            AccountLock.take(tx, accountId);
            Channel channel = require(tx, accountId, id);
            long settings = SettingStore.countOf(tx, channel);
            if (settings > 0) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(inUse(settings)));
            }
            ChannelStore.delete(tx, channel);
            return channel;
        });
    }

    /** @throws ApiException 404 when there is no such channel */
    Channel get(UUID accountId, UUID id) {
        return db.read(tx -> require(tx, accountId, id));
    }

    Listed<Channel> list(UUID accountId, Query query) {
        Where filters = Filter.where(ChannelStore.FILTERS, query);
        Page page = query.page();
        return db.readPage(
                page.size(),
                tx -> Listed.of(
                        ChannelStore.list(tx, accountId, filters, page),
                        page,
                        limit -> ChannelStore.count(tx, accountId, filters)));
    }

    private static Channel require(Tx tx, UUID accountId, UUID id) {
        return ChannelStore.find(tx, accountId, id)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("id", "There is no notification channel with this id.")));
    }
}
