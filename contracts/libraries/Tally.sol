// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Counts equal results
library Tally {
    /// @notice Finds the vote that was cast at least `quorum` times.
    /// @dev With a quorum of more than half there is at most one. The square of at most 15 votes is cheaper than sorting.
    /// @param votes One seal a seat; zero is no vote.
    /// @return The winning vote, or zero.
    function winner(bytes25[] memory votes, uint256 quorum) internal pure returns (bytes25) {
        uint256 seats = votes.length;
        // A vote that first appears when fewer than `quorum` are left to look at cannot win.
        for (uint256 first = 0; first + quorum <= seats; ++first) {
            bytes25 vote = votes[first];
            if (vote == 0) continue;
            uint256 equal = 1;
            for (uint256 other = first + 1; other < seats; ++other) {
                if (votes[other] == vote) ++equal;
            }
            if (equal >= quorum) return vote;
        }
        return 0;
    }
}
