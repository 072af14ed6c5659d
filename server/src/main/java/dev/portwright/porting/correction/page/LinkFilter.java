package dev.portwright.porting.correction.page;

import dev.portwright.platform.http.PublicCall;
import dev.portwright.porting.correction.OpenLinks;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets in what comes by a link that works: of what anybody else sends nothing is held, and they see that the link is gone. */
@Provider
@ByLink
@Priority(Priorities.AUTHENTICATION)
class LinkFilter implements ContainerRequestFilter {
    private final OpenLinks links;
    private final PublicCall call;

    LinkFilter(OpenLinks links, PublicCall call) {
        this.links = links;
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = call.query("SendCorrection").text("token").orElse("");
        links.id(token).ifPresent(call::countFor);
        links.open(token)
                .ifPresentOrElse(
                        link -> call.isByLinkOf(link.accountId()),
                        () -> request.abortWith(CorrectionPageResource.gone()));
    }
}
