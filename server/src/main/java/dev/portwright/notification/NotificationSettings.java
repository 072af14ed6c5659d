package dev.portwright.notification;

import dev.portwright.account.AccountLock;
import dev.portwright.message.Outbox;
import dev.portwright.notification.catalog.EventCatalog;
import dev.portwright.notification.catalog.EventCondition;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Keeps the settings of accounts. Each leads the events of one condition to one channel, and holds until it is deleted. */
@ApplicationScoped
class NotificationSettings {
    /** How many an account has at most. */
    static final int MOST = 1_000;

    private final Db db;
    private final EventCatalog catalog;
    private final SettingParameters parameters;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    NotificationSettings(
            Db db, EventCatalog catalog, SettingParameters parameters, Outbox outbox, Ids ids, Clock clock) {
        this.db = db;
        this.catalog = catalog;
        this.parameters = parameters;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** A setting, and whether it was new. */
    record Added(Setting setting, boolean isNew) {}

    /**
     * Makes a setting, unless the account has the same already.
     *
     * @throws ApiException 422 with everything that is wrong, or when the account has {@value #MOST} others
     */
    Added add(Tx tx, UUID accountId, CheckedBody body) {
        AccountLock.take(tx, accountId);
        Problems problems = Problems.startingWith(body.problems());
        Optional<EventCondition> condition = condition(body.usable(), problems);
        Optional<Channel> channel = channel(tx, accountId, body.usable(), problems);
        checkProfile(tx, accountId, body.usable(), channel, problems);
        Map<String, String> values = condition
                .map(known -> parameters.read(known, body.usable().path("parameters"), problems))
                .orElseGet(Map::of);
        problems.throwIfAny();
        return add(tx, setting(channel.orElseThrow(), condition.orElseThrow(), values));
    }

    private Optional<EventCondition> condition(JsonNode body, Problems problems) {
        Optional<UUID> named = id(body, "notification_event_condition_id");
        Optional<EventCondition> condition = named.flatMap(catalog::condition);
        if (named.isPresent() && condition.isEmpty()) {
            problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                    "/notification_event_condition_id", "There is no notification event condition with this id."));
        }
        return condition;
    }

    private Optional<Channel> channel(Tx tx, UUID accountId, JsonNode body, Problems problems) {
        String pointer = "/notification_channel_id";
        Optional<UUID> named = id(body, "notification_channel_id");
        Optional<Channel> channel = named.flatMap(id -> ChannelStore.find(tx, accountId, id));
        if (named.isPresent() && channel.isEmpty()) {
            problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                    pointer, "There is no notification channel with this id in your account."));
        }
        channel.flatMap(known -> known.type().medium())
                .flatMap(outbox::obstacle)
                .ifPresent(why -> problems.add(ProblemCode.UNPROCESSABLE.at(pointer, why)));
        return channel;
    }

    /** A profile that is named as well must be that of the channel. */
    private static void checkProfile(
            Tx tx, UUID accountId, JsonNode body, Optional<Channel> channel, Problems problems) {
        String pointer = "/notification_profile_id";
        id(body, "notification_profile_id").ifPresent(id -> {
            if (ProfileStore.find(tx, accountId, id).isEmpty()) {
                problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                        pointer, "There is no notification profile with this id in your account."));
            } else if (channel.isPresent() && !channel.get().profileId().equals(id)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer,
                        "The channel belongs to the profile " + channel.get().profileId()
                                + ". Name that one, or leave it out."));
            }
        });
    }

    private static Optional<UUID> id(JsonNode body, String name) {
        return body.path(name).asStringOpt().map(UUID::fromString);
    }

    private Setting setting(Channel channel, EventCondition condition, Map<String, String> values) {
        Instant now = clock.instant();
        return new Setting(
                ids.next(),
                channel.accountId(),
                channel.profileId(),
                channel.id(),
                condition.id(),
                condition.about(),
                values,
                now,
                now);
    }

    private static Added add(Tx tx, Setting wanted) {
        Optional<Setting> same = SettingStore.same(tx, wanted);
        if (same.isPresent()) {
            return new Added(same.get(), false);
        }
        if (SettingStore.count(tx, wanted.accountId(), new Where()) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST
                    + " notification settings, which is as many as it can have. Delete some first."));
        }
        SettingStore.insert(tx, wanted);
        return new Added(wanted, true);
    }

    /** @throws ApiException 404 when there is no such setting */
    Setting remove(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            AccountLock.take(tx, accountId);
            Setting setting = require(tx, accountId, id);
            SettingStore.delete(tx, setting);
            return setting;
        });
    }

    /** @throws ApiException 404 when there is no such setting */
    Setting get(UUID accountId, UUID id) {
        return db.read(tx -> require(tx, accountId, id));
    }

    Listed<Setting> list(UUID accountId, Query query) {
        Where filters = Filter.where(SettingStore.FILTERS, query);
        Page page = query.page();
        return db.readPage(
                page.size(),
                tx -> Listed.of(
                        SettingStore.list(tx, accountId, filters, page),
                        page,
                        limit -> SettingStore.count(tx, accountId, filters)));
    }

    private static Setting require(Tx tx, UUID accountId, UUID id) {
        return SettingStore.find(tx, accountId, id)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("id", "There is no notification setting with this id.")));
    }
}
