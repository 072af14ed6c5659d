package dev.portwright.porting.correction;

import dev.portwright.account.Actor;
import dev.portwright.platform.http.PublicCall;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.order.PortingOrderStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page of a correction link: {@code ShowCorrectionPage} and {@code SendCorrection}. Who has the link needs no key; its
 * secret is in the query, which is written to no log.
 */
@Path(CorrectionPageResource.PATH)
@RunOnVirtualThread
class CorrectionPageResource {
    static final String PATH = "/corrections";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int MOST_ANSWERS = 100;

    private final Corrections corrections;
    private final LinkTokens tokens;
    private final PublicCall call;

    CorrectionPageResource(Corrections corrections, LinkTokens tokens, PublicCall call) {
        this.corrections = corrections;
        this.tokens = tokens;
        this.call = call;
    }

    @GET
    public Response show() {
        String token = token("ShowCorrectionPage");
        return corrections
                .open(token)
                .map(opened -> shown(opened, token, Map.of(), List.of()))
                .orElseGet(CorrectionPageResource::gone);
    }

    @POST
    @TakesBody(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(byte[] body) {
        String token = token("SendCorrection");
        Corrections.Opened opened = corrections.open(token).orElse(null);
        if (opened == null) {
            return gone();
        }
        Map<String, String> given = answers(body);
        try {
            corrections.correct(opened.link(), Actor.endCustomer(call.requestId()), given);
            // Read anew by a request that may be repeated.
            return page(
                    Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, PATH + "?token=" + token));
        } catch (ApiException e) {
            return e.status() == Response.Status.NOT_FOUND.getStatusCode()
                    ? gone()
                    : shown(opened, token, given, e.problems());
        }
    }

    /** The secret that the request has come with, counted before anything is looked up for it. */
    private String token(String operation) {
        String token = call.query(operation).text("token").orElse("");
        tokens.id(token).ifPresent(call::countFor);
        return token;
    }

    private static Map<String, String> answers(byte[] body) {
        try {
            return new QueryStringDecoder(
                            new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_ANSWERS)
                    .parameters().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    answer -> answer.getValue().getFirst()));
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Response shown(
            Corrections.Opened opened, String token, Map<String, String> given, List<Problem> problems) {
        String html = opened.status() == PortingOrderStatus.EXCEPTION
                ? CorrectionPage.form(opened, PATH + "?token=" + token, given, problems)
                : CorrectionPage.nothingToCorrect(opened.status());
        return page(Response.status(problems.isEmpty() ? 200 : 422), html);
    }

    private static Response gone() {
        return page(Response.status(Response.Status.NOT_FOUND), CorrectionPage.gone());
    }

    private static Response page(Response.ResponseBuilder answer, String html) {
        return page(answer.type("text/html;charset=UTF-8").entity(html));
    }

    private static Response page(Response.ResponseBuilder answer) {
        return answer.header("content-security-policy", POLICY)
                .header("referrer-policy", "no-referrer")
                .header("x-robots-tag", "noindex")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
