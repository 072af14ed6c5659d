package dev.portwright.porting.correction.page;

import dev.portwright.account.Actor;
import dev.portwright.document.FileReceiver;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.correction.CorrectionLink;
import dev.portwright.porting.correction.OpenLinks;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.owner.InOwnersPlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What who has a correction link sees and corrects. */
@ApplicationScoped
class Corrections {
    private final Db db;
    private final OpenLinks links;
    private final OwnOrders orders;
    private final OrderBook book;
    private final Forms forms;
    private final InOwnersPlace owner;
    private final FileReceiver files;
    private final FollowUp followUp;
    private final Contract contract;

    Corrections(
            Db db,
            OpenLinks links,
            OwnOrders orders,
            OrderBook book,
            Forms forms,
            InOwnersPlace owner,
            FileReceiver files,
            FollowUp followUp,
            Contract contract) {
        this.db = db;
        this.links = links;
        this.orders = orders;
        this.book = book;
        this.forms = forms;
        this.owner = owner;
        this.files = files;
        this.followUp = followUp;
        this.contract = contract;
    }

    /** A link that works, its order with its first numbers, and what is asked for. */
    record Opened(CorrectionLink link, NumberedOrder order, CorrectionForm form) {
        PortingOrderStatus status() {
            return order.order().status();
        }

        boolean isInException() {
            return status() == PortingOrderStatus.EXCEPTION;
        }
    }

    /** Empty for what is no link, and for one that was taken back or whose time is over. */
    Optional<Opened> open(String token) {
        return links.open(token).flatMap(link -> {
            try {
                return Optional.of(db.read(tx -> {
                    OwnOrders.Changed order = orders.changed(tx, link.accountId(), link.orderId());
                    return new Opened(
                            link, order.order(), forms.of(tx, order.order().order(), order.changed()));
                }));
            } catch (ApiException e) {
                // It was deleted at this moment, and the link with it.
                return Optional.empty();
            }
        });
    }

    /**
     * Corrects an order. Where there is nothing to correct any more nothing is done.
     *
     * @throws ApiException 422 with everything that is wrong with what was sent, or when the link was used too often
     */
    void correct(CorrectionLink link, Actor actor, SentForm sent) {
        db.<@Nullable Void>transaction(tx -> {
            HeldOrder held = book.hold(tx, link.accountId(), link.orderId(), actor);
            if (held.order().status() != PortingOrderStatus.EXCEPTION) {
                return null;
            }
            CorrectionForm form = forms.of(tx, held.order(), held.changedSinceStatus());
            if (!form.asksForSomething()) {
                return null;
            }
            Changes changes = form.changes(sent.values(), sent.files());
            if (changes.isEmpty() && form.asksForAnswers()) {
                return null;
            }
            followUp.use(held, link);
            if (changes.isEmpty()) {
                // It is an answer too.
                held.note("The end customer has done their part.");
            } else {
                changes.files().forEach((paper, file) -> changes.name(paper, kept(held, paper, file)));
                edit(held, form, changes);
            }
            followUp.done(held, link, form, said(changes.labels()));
            return null;
        });
    }

    private UUID kept(HeldOrder held, Paper paper, SentForm.File file) {
        FileReceiver.Taken taken = file.taken();
        if (taken == null) {
            throw new IllegalArgumentException("a file that was refused is not kept: " + paper.path());
        }
        try {
            return files.keep(held.tx(), held.accountId(), taken);
        } catch (ApiException e) {
            if (e.status() == ProblemCode.UNPROCESSABLE.status()) {
                throw new ApiException(
                        ProblemCode.UNPROCESSABLE.at(paper.pointer(), PlainWords.of(FileReceiver.Refusal.NO_ROOM)));
            }
            if (e.status() == ProblemCode.BEING_PROCESSED.status()) {
                throw new ApiException(ProblemCode.BEING_PROCESSED.at(
                        paper.pointer(), "This file was lost on its way. Please send it again."));
            }
            throw e;
        }
    }

    /** Edits the order. What is asked for must be there afterwards, and nothing that was sent may have been passed over. */
    private void edit(HeldOrder held, CorrectionForm form, Changes changes) {
        var body = contract.operation("UpdatePortingOrder").checkBody(Json.bytes(changes.body()));
        List<Problem> passedOver = owner.edit(held, body);
        List<Problem> wrong = Stream.concat(passedOver.stream(), owner.missing(held).stream())
                .filter(problem -> form.fieldOf(problem).isPresent())
                .toList();
        if (!wrong.isEmpty()) {
            throw new ApiException(wrong);
        }
    }

    private static String said(List<String> labels) {
        return labels.isEmpty()
                ? "The end customer says by a correction link that their part is done."
                : "The end customer has corrected by a correction link: " + String.join(", ", labels) + ".";
    }
}
