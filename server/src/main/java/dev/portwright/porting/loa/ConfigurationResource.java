package dev.portwright.porting.loa;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code ListLoaConfigurations}, {@code CreateLoaConfiguration}, {@code GetLoaConfiguration}, {@code
 * UpdateLoaConfiguration} and {@code DeleteLoaConfiguration}.
 */
@Path("/v2/porting/loa_configurations")
@CustomerApi
@RunOnVirtualThread
class ConfigurationResource {
    private final CustomerCall call;
    private final Configurations configurations;
    private final LetterheadReader reader;

    ConfigurationResource(CustomerCall call, Configurations configurations, LetterheadReader reader) {
        this.call = call;
        this.configurations = configurations;
        this.reader = reader;
    }

    @GET
    public Response list() {
        return Answers.page(
                configurations.list(
                        call.accountId(), call.query("ListLoaConfigurations").page()),
                LoaConfiguration::json);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreateLoaConfiguration", body);
        return call.keptOr(body, () -> {
            LetterheadReader.Looked looked = reader.look(call.accountId(), given);
            return call.change(
                    body, tx -> configurations.add(tx, call.accountId(), looked), made -> Answers.created(made.json()));
        });
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(configurations.get(call.accountId(), call.id()).json());
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response edit(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("UpdateLoaConfiguration", body);
        return call.keptOr(body, () -> {
            LetterheadReader.Looked looked = reader.look(call.accountId(), given);
            return call.change(
                    body,
                    tx -> configurations.edit(tx, call.accountId(), id, looked),
                    edited -> Answers.ok(edited.json()));
        });
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        configurations.remove(call.accountId(), call.id());
        return Answers.noContent();
    }
}
