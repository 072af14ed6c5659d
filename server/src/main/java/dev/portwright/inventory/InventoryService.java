package dev.portwright.inventory;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.reference.ResourceNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Finds, lists and deletes the numbers of an account. */
@ApplicationScoped
class InventoryService {
    private final Db db;
    private final InventoryStore numbers;
    private final ResourceNames names;
    private final Clock clock;

    InventoryService(Db db, InventoryStore numbers, ResourceNames names, Clock clock) {
        this.db = db;
        this.numbers = numbers;
        this.names = names;
        this.clock = clock;
    }

    /**
     * The number, be it one that has left.
     *
     * @throws ApiException 404 when the account never had it
     */
    InventoryNumber get(UUID accountId, UUID id) {
        return db.read(tx -> numbers.find(tx, accountId, id).orElseThrow(InventoryService::notFound));
    }

    /**
     * One page of the account's numbers.
     *
     * @throws ApiException 422 when a filter's value cannot be used
     */
    Listed<InventoryNumber> list(UUID accountId, Query query) {
        InventoryListQuery list = InventoryListQuery.of(accountId, query, names);
        return db.readPage(list.page().size(), tx -> page(tx, list));
    }

    private Listed<InventoryNumber> page(Tx tx, InventoryListQuery list) {
        return Listed.of(numbers.list(tx, list), list.page(), limit -> numbers.count(tx, list, limit));
    }

    /**
     * One page of the account's numbers that have a messaging profile.
     *
     * @throws ApiException 404 when the account has made no such profile
     */
    Listed<InventoryNumber> listOfProfile(UUID accountId, String profileId, Page page) {
        InventoryListQuery list = InventoryListQuery.ofProfile(accountId, profileId, page);
        return db.readPage(page.size(), tx -> {
            if (!numbers.isProfile(tx, accountId, profileId)) {
                throw new ApiException(
                        ProblemCode.NOT_FOUND.in("id", "There is no messaging profile with this id in your account."));
            }
            return page(tx, list);
        });
    }

    /**
     * Takes a number out of the inventory; anyone may port it in again from then on. Deleting it again changes nothing.
     *
     * @throws ApiException 404 when the account never had it, 422 when it was ported away
     */
    InventoryNumber delete(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            InventoryNumber number = numbers.lock(tx, accountId, id).orElseThrow(InventoryService::notFound);
            if (number.status() == InventoryNumber.Status.DELETED) {
                return number;
            }
            requireOwned(number);
            InventoryNumber deleted = number.deleted(clock.instant());
            numbers.end(tx, deleted);
            return deleted;
        });
    }

    /**
     * The number that was looked for to change it.
     *
     * @param parameter what its id is called in the path
     * @throws ApiException 404 when the account never had it, 422 when it has left
     */
    static InventoryNumber owned(Optional<InventoryNumber> found, String parameter) {
        InventoryNumber number = found.orElseThrow(() -> notFound(parameter));
        requireOwned(number);
        return number;
    }

    private static void requireOwned(InventoryNumber number) {
        if (number.status() != InventoryNumber.Status.ACTIVE) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.because("The number is not in your account any more: it is "
                            + number.status().word() + ". It can be read but not changed."));
        }
    }

    /** The same for a number of another account and for one that does not exist. */
    static ApiException notFound() {
        return notFound("id");
    }

    /** @param parameter what the id is called in the path */
    static ApiException notFound(String parameter) {
        return new ApiException(ProblemCode.NOT_FOUND.in(parameter, "There is no phone number with this id."));
    }
}
