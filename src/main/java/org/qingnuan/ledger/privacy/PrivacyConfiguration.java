package org.qingnuan.ledger.privacy;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the keys at the start, so that an application without keys does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Keys.class)
class PrivacyConfiguration {}
