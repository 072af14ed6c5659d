package dev.portwright.inventory;

import dev.portwright.bundle.UserBundles;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Puts a number into a bundle, or takes it out of its own: {@code PhoneNumberBundleStatusChange}. */
@ApplicationScoped
class EditBundle {
    private static final String BUNDLE = "bundle_id";

    private final InventoryStore numbers;
    private final UserBundles bundles;
    private final Clock clock;

    EditBundle(InventoryStore numbers, UserBundles bundles, Clock clock) {
        this.numbers = numbers;
        this.bundles = bundles;
        this.clock = clock;
    }

    /**
     * Has the number be in the bundle that the body names, and in no other; in none when it says null or the empty text.
     *
     * @throws ApiException 404 when the account never had the number, 422 when it has left or with everything that is
     *     wrong with the body
     */
    InventoryNumber edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        InventoryNumber number = InventoryService.owned(numbers.lock(tx, accountId, id), "id");
        Problems problems = Problems.startingWith(body.problems());
        String given = EditNumber.text(body.usable(), BUNDLE, null);
        UUID known = numbers.bundleOf(tx, number).orElse(null);
        UUID wanted = null;
        if (given != null && !given.isEmpty()) {
            if (Ids.isUuid(given)) {
                wanted = UUID.fromString(given);
            } else {
                problems.add(notAnId());
            }
        }
        if (wanted != null && !wanted.equals(known)) {
            UserBundles.Wish wish = new UserBundles.Wish(wanted, number.id(), number.countryCode(), "/" + BUNDLE);
            bundles.claim(tx, accountId, List.of(wish), problems);
        }
        problems.throwIfAny();
        if (!Objects.equals(wanted, known)) {
            numbers.updateBundle(tx, number, wanted, clock.instant());
        }
        return number;
    }

    private static Problem notAnId() {
        return ProblemCode.INVALID_ID_VALUE.at(
                "/" + BUNDLE,
                "The bundle is named by its UUID; null or an empty text takes the number out of its bundle.");
    }
}
