package dev.portwright.porting.calendar;

import dev.portwright.account.AccountLock;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, lists and takes back the calendar links of an account. */
@ApplicationScoped
class CalendarLinks {
    /** How many of an account work at a time. */
    static final int MOST_ACTIVE = 20;

    /** How many that were revoked are still listed. */
    static final int MOST_OLD = 80;

    private final Db db;
    private final CalendarTokens tokens;
    private final Ids ids;
    private final Clock clock;

    CalendarLinks(Db db, CalendarTokens tokens, Ids ids, Clock clock) {
        this.db = db;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** A link and its secret, which is not to be had again. */
    record Made(CalendarLink link, String token) {}

    /**
     * Makes a link, which works until it is revoked.
     *
     * @throws ApiException 422 when the account has as many as it can have
     */
    Made make(Tx tx, UUID accountId, @Nullable String name) {
        AccountLock.take(tx, accountId);
        if (CalendarLinkStore.active(tx, accountId) >= MOST_ACTIVE) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST_ACTIVE
                    + " calendar links that work, which is as many as it can have. Revoke one of them first."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CalendarLink link = new CalendarLink(ids.next(), accountId, name, now, null);
        CalendarLinkStore.insert(tx, link);
        CalendarLinkStore.forgetOld(tx, accountId, MOST_OLD);
        return new Made(link, tokens.make(link.id()));
    }

    /** One page of the links, newest first. */
    Listed<CalendarLink> list(UUID accountId, Page page) {
        return CalendarLinkStore.list(db, accountId, page);
    }

    /**
     * Takes a link back: it opens nothing any more. Once more changes nothing.
     *
     * @throws ApiException 404 when the account has no such link
     */
    CalendarLink revoke(UUID accountId, UUID id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return db.transaction(tx -> CalendarLinkStore.revoke(tx, accountId, id, now))
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("calendar_link_id", "There is no calendar link with this id.")));
    }
}
