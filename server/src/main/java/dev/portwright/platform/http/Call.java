package dev.portwright.platform.http;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Operation;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.PageBounds;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The request that is being served, as a resource wants it: held against what the API description says of its
 * operation. Who asks is known to those who extend this.
 */
public abstract class Call {
    private static final byte[] NOTHING_TO_SAY = "{}".getBytes(StandardCharsets.UTF_8);

    // Not by constructor: what stands for a bean of a request is made without its fields.
    @Inject
    Contract contract;

    @Inject
    RoutingContext routing;

    @Inject
    UriInfo uri;

    @Inject
    ClientAddress addresses;

    /**
     * The id in the place of {@code {id}} in the path.
     *
     * @throws dev.portwright.platform.problem.ApiException 400 when it is no UUID
     */
    public UUID id() {
        return id("id");
    }

    /**
     * The id in the place of this name in the path.
     *
     * @throws dev.portwright.platform.problem.ApiException 400 when it is no UUID
     */
    public UUID id(String name) {
        return PathIds.uuid(name, path(name));
    }

    /** The address that the request comes from; {@code -} when the connection is gone. */
    public String address() {
        return addresses.of(routing);
    }

    /** What stands in the place of this name in the path. */
    public String path(String name) {
        return uri.getPathParameters().getFirst(name);
    }

    /**
     * The query of a call to this operation.
     *
     * @throws dev.portwright.platform.problem.ApiException with every parameter that is not what the description says
     */
    public Query query(String operation) {
        return contract.operation(operation).readQuery(routing.request().query());
    }

    /**
     * The body of a call to this operation, which may be missing.
     *
     * @throws dev.portwright.platform.problem.ApiException with every place where it is not what the description says
     */
    public JsonNode body(String operation, byte[] body) {
        return contract.operation(operation).readBody(body);
    }

    /** {@link #body} for an operation to which nothing needs to be said. */
    public JsonNode bodyIfAny(String operation, byte[] body) {
        return body(operation, body.length == 0 ? NOTHING_TO_SAY : body);
    }

    /**
     * The body of a call to this operation for rules that go on where the description ends.
     *
     * @throws dev.portwright.platform.problem.ApiException when it is no JSON, or as a whole not what the description says
     */
    public CheckedBody checkedBody(String operation, byte[] body) {
        return contract.operation(operation).checkBody(body);
    }

    /**
     * {@link #checkedBody} of a call that can hardly be taken back: what the operation does not know is a problem, too.
     *
     * @throws dev.portwright.platform.problem.ApiException when it is no JSON, or as a whole not what the description says
     */
    public CheckedBody exactBody(String operation, byte[] body) {
        return contract.operation(operation).checkExactBody(body);
    }

    /**
     * Where the next page of the list is that was asked for, from the root of the server; empty when there is none, or
     * none that may be asked for.
     */
    public Optional<String> nextPage(Listed<?> listed) {
        int next = listed.page().number() + 1;
        if (!listed.hasNext() || (long) next * listed.page().size() > PageBounds.LAST_ENTRY) {
            return Optional.empty();
        }
        String query = Operation.withPageNumber(routing.request().query(), next);
        return Optional.of(routing.normalizedPath() + "?" + query);
    }

    /** The version that the sender wants to change, or null when it does not say. */
    public @Nullable String ifMatch() {
        return routing.request().getHeader(HttpHeaders.IF_MATCH);
    }

    /** The version that the sender has already, or null when it does not say. */
    public @Nullable String ifNoneMatch() {
        return routing.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    }

    /** The last event that the sender has had of a stream, or null when it does not say. */
    public @Nullable String lastEventId() {
        return routing.request().getHeader("last-event-id");
    }

    /** Which part of a representation the sender wants, or null when it does not say. */
    public @Nullable String range() {
        return routing.request().getHeader("range");
    }

    /** The version of which the sender wants a part, or null when it does not say. */
    public @Nullable String ifRange() {
        return routing.request().getHeader("if-range");
    }

    /** Where the sender finds this server, such as {@code https://porting.example.com}. */
    public String origin() {
        return Origin.of(routing);
    }

    /**
     * Has something done when the answer has been sent, or the client has gone away and the work for it has ended; in either
     * case once, and at once when it is so already. It must be short and must not throw.
     */
    public void whenEnded(Runnable action) {
        // Not an end handler of the router: it calls none that are added after the client has gone.
        Exchange exchange = routing.get(FrontDoorData.EXCHANGE);
        if (exchange == null) {
            action.run();
        } else {
            exchange.afterwards(action);
        }
    }

    /** The id of the request, as in the {@code x-request-id} header of its answer. */
    public @Nullable String requestId() {
        return routing.get(FrontDoorData.REQUEST_ID);
    }

    /**
     * The request as it counts for an answer that is kept.
     *
     * @param space as in {@link Idempotency.Request}
     */
    protected Idempotency.Request kept(String space, byte[] body) {
        return new Idempotency.Request(space, routing.request().method().name(), uri.getPath(), body);
    }

    /**
     * The Idempotency-Key, or null when there is none.
     *
     * @throws ApiException 400 when there are several
     */
    protected @Nullable String idempotencyKey() {
        List<String> given = routing.request().headers().getAll(Idempotency.HEADER);
        if (given.size() > 1) {
            throw new ApiException(ProblemCode.BAD_REQUEST.in(
                    Idempotency.HEADER, "The header is given " + given.size() + " times. Give one key."));
        }
        return given.isEmpty() ? null : given.getFirst();
    }
}
