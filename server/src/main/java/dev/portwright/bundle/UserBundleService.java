package dev.portwright.bundle;

import dev.portwright.account.AccountLock;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Takes bundles for an account, and deactivates them. */
@ApplicationScoped
class UserBundleService {
    /** How many are taken at once. */
    private static final int MOST_AT_ONCE = 1_000;

    static final String ID = "user_bundle_id";

    private final Db db;
    private final UserBundleStore store;
    private final BundleCatalog catalog;
    private final Ids ids;
    private final Clock clock;

    UserBundleService(Db db, UserBundleStore store, BundleCatalog catalog, Ids ids, Clock clock) {
        this.db = db;
        this.store = store;
        this.catalog = catalog;
        this.ids = ids;
        this.clock = clock;
    }

    /** So many of a bundle. */
    private record Item(BillingBundle bundle, int quantity) {}

    /**
     * Takes as many of each bundle as the body says, and answers them in the order of the body.
     *
     * @throws ApiException 422 with everything that is wrong with the body, or when the account would have too many
     */
    List<UserBundle> take(Tx tx, UUID accountId, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        List<Item> items = items(body.usable().path("items"), problems);
        int wanted = items.stream().mapToInt(Item::quantity).sum();
        if (wanted > MOST_AT_ONCE) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    "/items", "These are " + wanted + " bundles; at most " + MOST_AT_ONCE + " are taken at once."));
        }
        problems.throwIfAny();
        AccountLock.take(tx, accountId);
        long had = store.count(tx, accountId);
        if (had + wanted > UserBundleStore.MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/items",
                    "The account has " + had + " bundles and can have " + UserBundleStore.MOST
                            + ". Deactivate some that are not in use first."));
        }
        Instant now = clock.instant();
        List<UserBundle> taken = new ArrayList<>();
        for (Item item : items) {
            List<UUID> fresh = Stream.generate(ids::next).limit(item.quantity()).toList();
            store.insert(tx, accountId, fresh, item.bundle(), now);
            fresh.forEach(id ->
                    taken.add(new UserBundle(id, accountId, true, item.bundle().terms(), now, null, List.of())));
        }
        return taken;
    }

    private List<Item> items(JsonNode given, Problems problems) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode item = given.get(i);
            String pointer = "/items/" + i + "/billing_bundle_id";
            String id = item.path("billing_bundle_id").asString("");
            Optional<BillingBundle> found = Ids.isUuid(id) ? catalog.find(UUID.fromString(id)) : Optional.empty();
            if (found.isPresent() && !found.get().active()) {
                problems.add(
                        ProblemCode.UNPROCESSABLE.at(
                                pointer,
                                "This bundle is not offered any more. GET /v2/bundle_pricing/billing_bundles has those that are."));
            } else if (found.isPresent()) {
                items.add(new Item(found.get(), item.path("quantity").asInt(0)));
            } else if (Ids.isUuid(id)) {
                problems.add(ProblemCode.UNKNOWN_REFERENCE.at(pointer, "There is no bundle with this id."));
            }
        }
        return items;
    }

    /**
     * A bundle of the account, be it one that is deactivated.
     *
     * @throws ApiException 404 when the account has none with this id
     */
    UserBundle get(UUID accountId, UUID id) {
        return db.read(tx -> store.find(tx, accountId, id)).orElseThrow(UserBundleService::notFound);
    }

    /**
     * Deactivates a bundle, for good. Doing it again changes nothing.
     *
     * @throws ApiException 404 when the account has none with this id, 422 when a number is in it
     */
    UserBundle deactivate(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            UserBundle bundle = store.lock(tx, accountId, List.of(id)).stream()
                    .findFirst()
                    .orElseThrow(UserBundleService::notFound)
                    .bundle();
            if (!bundle.active()) {
                return bundle;
            }
            if (!bundle.uses().isEmpty()) {
                throw inUse(bundle.uses().getFirst());
            }
            UserBundle deactivated = bundle.deactivated(clock.instant());
            store.deactivate(tx, deactivated);
            return deactivated;
        });
    }

    private static ApiException inUse(UserBundle.Use use) {
        String wayOut = use.porting()
                ? "Give it another one by POST /v2/porting_orders/phone_number_configurations first."
                : "Take it out by PATCH /v2/phone_numbers/" + use.numberId() + "/actions/bundle_status_change first.";
        return new ApiException(ProblemCode.UNPROCESSABLE.because(
                "The bundle cannot be deactivated: " + use.inWords() + " is in it. " + wayOut));
    }

    private static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in(ID, "There is no user bundle with this id in your account."));
    }
}
