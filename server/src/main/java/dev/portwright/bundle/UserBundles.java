package dev.portwright.bundle;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bundles of an account for whoever puts numbers into them. Which number is in one is written where the number is. */
@ApplicationScoped
public class UserBundles {
    private final UserBundleStore store;
    private final BundleCatalog catalog;

    UserBundles(UserBundleStore store, BundleCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /**
     * A number that is to come into a bundle.
     *
     * @param numberId its id in the inventory or in its order; a bundle that it is in already is free for it
     * @param countryCode ISO 3166-1 alpha-2
     * @param pointer where the body says so
     */
    public record Wish(UUID bundleId, UUID numberId, String countryCode, String pointer) {}

    /**
     * Notes a problem for each wish that cannot be granted: the account has no such bundle, it is deactivated, something else is in it or is
     * to come into it, or it is for numbers of other countries. The bundles stay as they are until the transaction ends, in
     * which the caller writes which number is in which.
     */
    public void claim(Tx tx, UUID accountId, Collection<Wish> wishes, Problems problems) {
        Set<UUID> named = wishes.stream().map(Wish::bundleId).collect(Collectors.toSet());
        Map<UUID, UserBundleStore.Locked> known = store.lock(tx, accountId, named).stream()
                .collect(Collectors.toMap(locked -> locked.bundle().id(), Function.identity()));
        Set<UUID> given = new HashSet<>();
        for (Wish wish : wishes) {
            problem(wish, known.get(wish.bundleId()), !given.add(wish.bundleId()))
                    .ifPresent(problems::add);
        }
    }

    private static Optional<Problem> problem(Wish wish, UserBundleStore.@Nullable Locked locked, boolean twice) {
        if (locked == null) {
            return Optional.of(new Reference("user_bundle", wish.bundleId().toString()).unknownAt(wish.pointer()));
        }
        String why = refusal(wish, locked, twice);
        return Optional.ofNullable(why).map(detail -> ProblemCode.UNPROCESSABLE.at(wish.pointer(), detail));
    }

    private static @Nullable String refusal(Wish wish, UserBundleStore.Locked locked, boolean twice) {
        UserBundle bundle = locked.bundle();
        if (!bundle.active()) {
            return "This bundle is deactivated. GET /v2/bundle_pricing/user_bundles/unused has those that can be used.";
        }
        if (twice) {
            return "This bundle stands there twice, and only one number can be in it.";
        }
        Optional<UserBundle.Use> other = bundle.uses().stream()
                .filter(use -> !use.numberId().equals(wish.numberId()))
                .findFirst();
        if (other.isPresent()) {
            return "This bundle is in use: " + other.get().inWords() + " is in it.";
        }
        if (!locked.countries().isEmpty() && !locked.countries().contains(wish.countryCode())) {
            return "This bundle is for numbers of " + String.join(", ", locked.countries()) + ", and the number is of "
                    + wish.countryCode() + ".";
        }
        return null;
    }

    /** Gives the account bundles with these ids, unless they are there already or there is no such bundle to take. */
    public void ensure(Tx tx, UUID accountId, UUID billingBundleId, List<UUID> ids, Instant now) {
        catalog.find(billingBundleId).ifPresent(bundle -> store.insert(tx, accountId, ids, bundle, now));
    }
}
