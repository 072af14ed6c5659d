package dev.portwright.account;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Call;
import dev.portwright.platform.http.Idempotency;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request of an account, to a resource that is marked {@link CustomerApi}. */
@RequestScoped
public class CustomerCall extends Call {
    private static final byte[] NO_BODY = new byte[0];

    private final Idempotency idempotency;
    private @Nullable Caller caller;
    private BooleanSupplier admission = () -> false;

    CustomerCall(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    void is(Caller found, BooleanSupplier stillAdmitted) {
        caller = found;
        admission = stillAdmitted;
    }

    /**
     * Tells whenever it is asked whether a request with the same key would be let in, also after this one is served: for
     * answers that take so long that the key may be revoked, or the account suspended, meanwhile.
     */
    public BooleanSupplier admission() {
        return admission;
    }

    /**
     * Whose request it is.
     *
     * @throws IllegalStateException in a resource that is not a {@link CustomerApi}
     */
    public Caller caller() {
        Caller known = caller;
        if (known == null) {
            throw new IllegalStateException("the resource is not marked @CustomerApi");
        }
        return known;
    }

    public UUID accountId() {
        return caller().accountId();
    }

    /** The order whose documents are all of the account that this request may see; null when it may see everything. */
    public @Nullable UUID onlyOrder() {
        Share share = caller().share();
        return share == null ? null : share.orderId();
    }

    /** Who acts, for histories. */
    public Actor actor() {
        return Actor.user(caller(), requestId());
    }

    /**
     * Changes something, in one transaction, once however often the request is sent with the same {@code
     * Idempotency-Key}.
     *
     * @param answer renders what came of it, after the transaction where the answer is not kept; asks the database nothing
     */
    public <T extends @Nullable Object> Response change(byte[] body, Db.Work<T> change, Function<T, Response> answer) {
        return change(body, null, change, answer);
    }

    /**
     * The same for operations whose body may name the request. A key in the header goes before that.
     *
     * @param keyInBody printable characters, or null when there is none
     */
    public <T extends @Nullable Object> Response change(
            byte[] body, @Nullable String keyInBody, Db.Work<T> change, Function<T, Response> answer) {
        String inHeader = idempotencyKey();
        return idempotency.once(
                accountId(), inHeader == null ? keyInBody : inHeader, kept(space(), body), change, answer);
    }

    /**
     * Gives the answer that was given to the same request before, or else does what has to be done for one: for what is
     * much before the change itself begins. That comes to {@link #change} nevertheless.
     */
    public Response keptOr(byte[] body, Supplier<Response> otherwise) {
        return idempotency
                .kept(accountId(), idempotencyKey(), kept(space(), body))
                .orElseGet(otherwise);
    }

    /** True when a request with the same {@code Idempotency-Key} was answered before, whether or not it was this one. */
    public boolean wasAnswered() {
        return idempotency.isKept(accountId(), idempotencyKey(), space());
    }

    /** Answers what changes nothing, once however often the request is sent with the same key. */
    public Response answer(byte[] body, Response made) {
        return idempotencyKey() == null ? made : this.<@Nullable Void>change(body, tx -> null, nothing -> made);
    }

    /** Whoever has a sharing token neither gets the answers of the account's own requests nor takes its keys away. */
    private String space() {
        return caller().share() == null ? "" : caller().apiKeyId() + "\n";
    }

    /** {@link #change(byte[], Db.Work, Function)} for operations that take no body; what clients send as one is not read. */
    public <T> Response change(Db.Work<T> change, Function<T, Response> answer) {
        return change(NO_BODY, change, answer);
    }
}
