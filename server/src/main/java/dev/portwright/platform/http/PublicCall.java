package dev.portwright.platform.http;

import jakarta.enterprise.context.RequestScoped;

/** A request of somebody who needs no key. */
@RequestScoped
public class PublicCall extends Call {}
