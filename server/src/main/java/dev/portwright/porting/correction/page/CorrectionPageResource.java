package dev.portwright.porting.correction.page;

import dev.portwright.account.Actor;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.PublicCall;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.correction.CorrectionLink;
import dev.portwright.porting.correction.OpenLinks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of a correction link: {@code ShowCorrectionPage}, {@code SendCorrection} and {@code ShowCorrectionLetter}. Who has
 * the link needs no key; its secret is in the query, which is written to no log.
 */
@Path(CorrectionLink.PAGE)
@RunOnVirtualThread
class CorrectionPageResource {
    private static final String HTML = "text/html;charset=UTF-8";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** As many files as are taken at once, and room for one that is too large to be told so. */
    private static final int LARGEST_KIB = 128 * 1024;

    private static final Set<Integer> WITHOUT_PAGE = Set.of(
            ProblemCode.BAD_REQUEST.status(),
            ProblemCode.PAYLOAD_TOO_LARGE.status(),
            ProblemCode.UNSUPPORTED_MEDIA_TYPE.status());

    private final OpenLinks links;
    private final Corrections corrections;
    private final LetterByLink letter;
    private final FormReceiver receiver;
    private final UnderWay underWay;
    private final PublicCall call;

    CorrectionPageResource(
            OpenLinks links,
            Corrections corrections,
            LetterByLink letter,
            FormReceiver receiver,
            UnderWay underWay,
            PublicCall call) {
        this.links = links;
        this.corrections = corrections;
        this.letter = letter;
        this.receiver = receiver;
        this.underWay = underWay;
        this.call = call;
    }

    @GET
    public Response show() {
        String token = token("ShowCorrectionPage");
        return corrections
                .open(token)
                .map(opened -> page(200, CorrectionPage.of(opened, Shown.first(token))))
                .orElseGet(CorrectionPageResource::gone);
    }

    @GET
    @Path("/letter")
    public Response letter() {
        String token = token("ShowCorrectionLetter");
        Corrections.Opened opened = corrections.open(token).orElse(null);
        if (opened == null) {
            return gone();
        }
        if (!opened.isInException() || !opened.form().letterIsNext()) {
            return back(token);
        }
        UUID link = opened.link().id();
        if (!underWay.begin(link, UnderWay.What.LETTER)) {
            throw UnderWay.What.LETTER.tooMany();
        }
        call.whenEnded(() -> underWay.end(link, UnderWay.What.LETTER));
        return closed(Response.ok(letter.file(opened.link()))
                .type("application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"letter-of-authorization.pdf\"")
                .header("content-security-policy", "frame-ancestors 'none'"));
    }

    @POST
    @ByLink
    @TakesBody({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @MaxBody(kib = LARGEST_KIB, heldKib = FormReceiver.HELD_KIB)
    public Response send(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        // LinkFilter has counted it.
        String token = call.query("SendCorrection").text("token").orElse("");
        Corrections.Opened opened = corrections.open(token).orElse(null);
        if (opened == null) {
            return gone();
        }
        UUID link = opened.link().id();
        if (!underWay.begin(link, UnderWay.What.FORM)) {
            return refused(token, Map.of(), false, UnderWay.What.FORM.tooMany());
        }
        call.whenEnded(() -> underWay.end(link, UnderWay.What.FORM));
        try (SentForm sent = receiver.receive(opened, body, Objects.requireNonNullElse(type, ""))) {
            return done(opened, token, sent);
        }
    }

    private Response done(Corrections.Opened opened, String token, SentForm sent) {
        Actor actor = Actor.endCustomer(call.requestId());
        try {
            sent.requireWhole();
            if (LetterByLink.isMeant(sent.values())) {
                letter.sign(opened, actor, call.address(), sent.values());
            } else {
                corrections.correct(opened.link(), actor, sent);
            }
            return back(token);
        } catch (ApiException e) {
            if (WITHOUT_PAGE.contains(e.status())) {
                throw e;
            }
            return refused(token, sent.values(), !sent.files().isEmpty(), e);
        }
    }

    /** The page as it is now, with what was wrong, unless somebody else has done meanwhile what was to be done. */
    private Response refused(String token, Map<String, String> given, boolean withFiles, ApiException why) {
        Corrections.Opened now = corrections.open(token).orElse(null);
        if (now == null) {
            return gone();
        }
        if (!now.isInException() || (LetterByLink.isMeant(given) && now.form().letter() == null)) {
            return back(token);
        }
        String html = CorrectionPage.of(now, Shown.refused(token, given, withFiles, why));
        return why.status() < 500 && why.status() != 429
                ? page(422, html)
                : closed(answer(why.status(), html).header(HttpHeaders.RETRY_AFTER, why.secondsToWait()));
    }

    /** The secret that the request has come with, counted before anything is looked up for it. */
    private String token(String operation) {
        String token = call.query(operation).text("token").orElse("");
        links.id(token).ifPresent(call::countFor);
        return token;
    }

    /** Read anew by a request that may be repeated. */
    private static Response back(String token) {
        return closed(Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, CorrectionLink.at(CorrectionLink.PAGE, token)));
    }

    static Response gone() {
        return page(404, CorrectionPage.gone());
    }

    private static Response page(int status, String html) {
        return closed(answer(status, html));
    }

    private static Response.ResponseBuilder answer(int status, String html) {
        return Response.status(status).type(HTML).entity(html).header("content-security-policy", POLICY);
    }

    /** Sent nowhere else, and no copy kept. */
    private static Response closed(Response.ResponseBuilder answer) {
        return answer.header("referrer-policy", "no-referrer")
                .header("x-robots-tag", "noindex")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
