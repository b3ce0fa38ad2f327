package io.placet.gateway;

/** What tests of followed audiences share that start their gateways by themselves. */
final class FollowedGateway extends FollowedAudiences {
  FollowedGateway(RunningGateway gateway, Log log) {
    super(gateway, log);
  }
}
