package dev.portwright.porting.correction.page;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.comment.CommentService;
import dev.portwright.porting.correction.CorrectionLink;
import dev.portwright.porting.correction.OpenLinks;
import dev.portwright.porting.owner.InOwnersPlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** What goes with everything that is done by a link: it counts as used, the owner is told, and the order may be submitted again. */
@ApplicationScoped
class FollowUp {
    /** How much a comment says of what stands in the way: it has its own length, and all of it can be asked for. */
    private static final int MOST_PROBLEMS = 5;

    private final OpenLinks links;
    private final Forms forms;
    private final InOwnersPlace owner;
    private final CommentService comments;

    FollowUp(OpenLinks links, Forms forms, InOwnersPlace owner, CommentService comments) {
        this.links = links;
        this.forms = forms;
        this.owner = owner;
        this.comments = comments;
    }

    /** @throws ApiException 422 when the link was used as often as it can be */
    void use(HeldOrder held, CorrectionLink link) {
        if (!links.use(held.tx(), link)) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "This link was used as often as it can be. Ask whoever sent it to you for a new one."));
        }
    }

    /**
     * Tells the owner, and submits the order if the link is for that and nothing stands in the way.
     *
     * @param before what was asked for before it was done
     * @param what was done, in a sentence
     */
    void done(HeldOrder held, CorrectionLink link, CorrectionForm before, String what) {
        var _ = comments.sayBySystem(held, what + (link.confirms() ? submitted(held, before) : ""));
    }

    private String submitted(HeldOrder held, CorrectionForm before) {
        if (forms.of(held.tx(), held.order(), held.changedSinceStatus()).letter() != null) {
            return " The order is submitted again when they have signed the letter of authorization too.";
        }
        if (!before.isAllTheirs()) {
            return " The order was not submitted again: some of what it came back for is yours to clear up.";
        }
        List<Problem> missing = owner.missing(held);
        if (!missing.isEmpty()) {
            return " The order was not submitted again: "
                    + missing.stream().limit(MOST_PROBLEMS).map(Problem::detail).collect(Collectors.joining(" "));
        }
        owner.confirm(held, "by its end customer");
        return " The order was submitted again.";
    }
}
