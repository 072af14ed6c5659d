package dev.portwright.requirement.comment;

import dev.portwright.account.AccountService;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.requirement.group.RequirementGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and lists comments on requirement groups. Whoever gets nothing back has asked about a group that there is not. */
@ApplicationScoped
class GroupComments {
    /** How many comments a group has of its owner's users, and how many of the desk. */
    static final int MOST = 1_000;

    /** How many comments an answer has when the owner does not say: of the longest there are, so many fit into an answer. */
    static final int USUAL = 100;

    private final Db db;
    private final RequirementGroups groups;
    private final AccountService accounts;
    private final Ids ids;
    private final Clock clock;

    GroupComments(Db db, RequirementGroups groups, AccountService accounts, Ids ids, Clock clock) {
        this.db = db;
        this.groups = groups;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /** A comment with the mail address of the user who wrote it, if known. */
    record Signed(GroupComment comment, @Nullable String email) {}

    /**
     * Adds a comment to a group, whatever its status, which it leaves as it is.
     *
     * @param userId who writes it; null for the desk
     * @throws ApiException 422 when the group has too many comments
     */
    Optional<Signed> add(Tx tx, UUID accountId, UUID groupId, @Nullable UUID userId, String body) {
        if (groups.hold(tx, accountId, groupId).isEmpty()) {
            return Optional.empty();
        }
        GroupComment comment = new GroupComment(ids.next(), accountId, groupId, userId, body, clock.instant(), null);
        if (!GroupCommentStore.insert(tx, comment, MOST)) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The group has " + MOST + " comments of "
                    + (userId == null ? "the desk" : "your account")
                    + " already, which is as many as it can have."));
        }
        return Optional.of(signed(tx, accountId, List.of(comment)).getFirst());
    }

    /** {@link #add} for the desk, which comments on the groups of all accounts. */
    Optional<Signed> addAtDesk(UUID groupId, String body) {
        return db.transaction(
                tx -> groups.owner(tx, groupId).flatMap(accountId -> add(tx, accountId, groupId, null, body)));
    }

    /** One page of the comments on a group of the account, newest first. */
    Optional<Listed<Signed>> list(UUID accountId, UUID groupId, Page page) {
        return db.readPage(
                page.size(),
                tx -> groups.owner(tx, groupId).filter(accountId::equals).map(owner -> list(tx, owner, groupId, page)));
    }

    /** {@link #list} for the desk. */
    Optional<Listed<Signed>> listAtDesk(UUID groupId, Page page) {
        return db.readPage(page.size(), tx -> groups.owner(tx, groupId).map(owner -> list(tx, owner, groupId, page)));
    }

    private Listed<Signed> list(Tx tx, UUID accountId, UUID groupId, Page page) {
        Listed<GroupComment> found = Listed.of(
                GroupCommentStore.list(tx, accountId, groupId, page),
                page,
                limit -> GroupCommentStore.count(tx, accountId, groupId, limit));
        return new Listed<>(signed(tx, accountId, found.entries()), page, found.total());
    }

    /** @throws ApiException 404 when the account has no such comment */
    Signed get(UUID accountId, UUID id) {
        return db.read(tx -> shown(tx, accountId, GroupCommentStore.find(tx, accountId, id)));
    }

    /**
     * Remembers that a comment was read. When that was first stays, however often it is said.
     *
     * @throws ApiException 404 when the account has no such comment
     */
    Signed read(Tx tx, UUID accountId, UUID id) {
        return shown(tx, accountId, GroupCommentStore.read(tx, accountId, id, clock.instant()));
    }

    private Signed shown(Tx tx, UUID accountId, Optional<GroupComment> found) {
        return found.map(comment -> signed(tx, accountId, List.of(comment)).getFirst())
                .orElseThrow(
                        () -> new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no comment with this id.")));
    }

    private List<Signed> signed(Tx tx, UUID accountId, List<GroupComment> comments) {
        Map<UUID, String> emails =
                accounts.emails(tx, accountId, comments.stream().map(GroupComment::userId));
        return comments.stream()
                .map(comment -> {
                    UUID user = comment.userId();
                    return new Signed(comment, user == null ? null : emails.get(user));
                })
                .toList();
    }
}
